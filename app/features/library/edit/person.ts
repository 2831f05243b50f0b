/** Words that only institutions have in their names, folded. */
const INSTITUTION = new Set(
  `academie academy agence agency alliance amnesty archives assemblee assembly association autorite
  authority bank banque board bureau cabinet center centre chambre church club college collectif
  collective comite commission committee commons communaute confederation conference conseil
  consortium council cour court department departement direction ecole editions eglise federation
  fondation forum foundation fund fonds google government gouvernement group groupe health high inc
  institut institute international initiative lab laboratoire laboratory league library ligue ltd
  media ministere ministry mission mouvement movement museum musee nations national network news
  observatoire observatory office open organisation organization parlement parliament press presses
  program programme project reseau research rights sas school senat senate service services social
  societe society states studio syndicat system systems team tribunal trust union united universite
  universitaires university unesco watch world`.split(/\s+/),
);

const PARTICLE =
  /^(?:al|bin|d[aeiou]|de[lnrs]?|dos|d['’]|du|el|l['’]|la|le|les|of|ten|ter|van|von|y|zu[mr]?)$/i;

/** « d’Alembert »: the particle is part of the word. */
const ELIDED = /^[dl]['’]\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** Given names cut short: "P.", "J.-L.", "JM". */
const INITIALS = /^(?:\p{Lu}\.?-?){1,3}$/u;

const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/**
 * "Antonio A. Casilli" -> "Casilli, Antonio A."; "Ludwig van Beethoven" -> "van Beethoven, Ludwig";
 * "Jean le Rond d'Alembert" -> "d'Alembert, Jean le Rond"; "Tubaro P." -> "Tubaro, P.".
 * Null where the words, which have no comma, read as an institution's rather than a person's: one
 * word, more than four, one that no person is called by, or one that is not capitalised.
 */
export function personFirst(line: string): string | null {
  const words = line.split(' ');
  if (words.length < 2 || words.length > 5) return null;
  const folded = words.map((word) =>
    word
      .normalize('NFD')
      .replace(/\p{M}|[.,]/gu, '')
      .toLowerCase(),
  );
  if (folded.some((word) => INSTITUTION.has(word))) return null;
  const particle = words.findIndex(
    (word, index) => index > 0 && PARTICLE.test(word) && /^\p{Ll}/u.test(word),
  );
  const names = words.filter((word) => !(PARTICLE.test(word) && /^\p{Ll}/u.test(word)));
  const isName = (word: string) => CAPITALISED.test(word) || ELIDED.test(word);
  if (names.length < 2 || names.length > 4 || !names.every(isName)) return null;
  // All in capitals is an acronym beside a word: "CNRS Paris", "OECD".
  if (names.some((word) => /^\p{Lu}{3,}$/u.test(word))) return null;
  const initials = words.findIndex((word, at) => at > 0 && INITIALS.test(word));
  if (initials > 0 && !INITIALS.test(words[0]!) && words.slice(initials).every(isInitials)) {
    return `${words.slice(0, initials).join(' ')}, ${words.slice(initials).join(' ')}`;
  }
  const elided = words.findIndex((word, at) => at > 0 && ELIDED.test(word));
  const cut = elided > 0 ? elided : particle > 0 ? particle : words.length - 1;
  return `${words.slice(cut).join(' ')}, ${words.slice(0, cut).join(' ')}`;
}

function isInitials(word: string): boolean {
  return INITIALS.test(word);
}

/**
 * The names that one line holds: "A. Casilli and P. Tubaro", "Casilli, Antonio & Tubaro, Paola",
 * "Casilli A., Tubaro P."; a line of which a part reads as no person is one name.
 */
export function splitNames(line: string): string[] {
  const joined = line.split(/\s+(?:and|et|&|und|y)\s+/);
  if (joined.length > 1 && joined.every(isPerson)) return joined.map((name) => name.trim());
  const listed = line.split(/\s*,\s*(?:(?:and|et|&)\s+)?|\s+(?:and|et|&)\s+/);
  const isSurnameFirst = (part: string) => INITIALS.test(part.split(' ').at(-1)!);
  if (listed.length > 1 && listed.every((part) => isSurnameFirst(part) && personFirst(part))) {
    return listed;
  }
  return [line];
}

function isPerson(text: string): boolean {
  return /^[^,]+,[^,]+$/.test(text) || personFirst(text.trim()) !== null;
}
