/** How French words join: contraction (de + le = du) and elision (de + un = d’un). */

/** Beginnings of words whose h is aspirated, so that nothing is elided before them. */
const ASPIRATED_H =
  /^(hach|hack|hai|hall|halo|halt|hamac|hameau|handicap|hangar|hanté|hantise|haras|harcel|harcèl|hardi|hardware|harem|hargn|haricot|harnais|harpe|hasard|hash|hât|hauss|haut|havre|hérisson|hernie|héros|hêtre|heurt|hibou|hideu|hiérarch|hip-hop|hippie|hiss|hobby|hochet|hockey|hold|holding|holland|homard|hongr|hont|hoquet|hors|hot|houle|housse|hub|huche|huée|huguenot|huit|hurl|husk|hutte)/i;
const NOT_ELIDED = /^(onze|onzième|oui|ouistiti|uhlan|yaourt|yacht|yen|yoga|yuan|y[aeiou]mén?)/i;
const VOWEL_SOUND = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y[^aeiou]|yeux|h)/i;

/** The same text without what stands before its first letter: emphasis marks, opening quotes. */
function bare(text: string): string {
  return text.replace(/^[*"“(]+/, '');
}

export function startsWithVowelSound(text: string): boolean {
  const word = bare(text);
  return VOWEL_SOUND.test(word) && !ASPIRATED_H.test(word) && !NOT_ELIDED.test(word);
}

interface Contraction {
  /** The last word of what comes first. */
  last: string;
  /** The article that what follows begins with; it disappears. */
  article: string;
  becomes: string;
}

const CONTRACTIONS: readonly Contraction[] = [
  { last: 'de', article: 'le', becomes: 'du' },
  { last: 'de', article: 'les', becomes: 'des' },
  { last: 'à', article: 'le', becomes: 'au' },
  { last: 'à', article: 'les', becomes: 'aux' },
  // "de" swallows the article that already holds it.
  { last: 'de', article: 'des', becomes: 'de' },
  { last: 'de', article: 'du', becomes: 'de' },
  { last: 'de', article: 'de', becomes: 'de' },
  // What is already contracted takes no second article: "une des" + "les agences".
  { last: 'du', article: 'le', becomes: 'du' },
  { last: 'des', article: 'les', becomes: 'des' },
  { last: 'au', article: 'le', becomes: 'au' },
  { last: 'aux', article: 'les', becomes: 'aux' },
];

const ELIDED = /(^|[\s’'-])(de|que|jusque|lorsque|puisque|quoique|ne|se|me|te|je)$/i;

/**
 * Joins two stretches of a French sentence.
 * @returns both as they stand in it, with the space between them ('' after an elision).
 */
export function joinFrench(first: string, second: string): [string, string, string] {
  let [before, after] = [first, second];
  const words = /^(.*?)([^\s’'-]+)$/su.exec(before);
  const article = /^(\p{Ll}+) (?=\S)/u.exec(after);
  if (words && article) {
    const contraction = CONTRACTIONS.find(
      (rule) => rule.last === words[2] && rule.article === article[1],
    );
    if (contraction) {
      before = `${words[1] ?? ''}${contraction.becomes}`;
      after = after.slice(article[0].length);
    }
  }
  if (ELIDED.test(before) && startsWithVowelSound(after))
    return [`${before.slice(0, -1)}’`, '', after];
  if (/(^|\s)si$/i.test(before) && /^ils?\b/.test(after)) {
    return [`${before.slice(0, -1)}’`, '', after];
  }
  return [before, ' ', after];
}
