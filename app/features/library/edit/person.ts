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

const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/**
 * "Antonio A. Casilli" -> "Casilli, Antonio A."; "Ludwig van Beethoven" -> "van Beethoven, Ludwig".
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
  if (names.length < 2 || names.length > 4 || !names.every((word) => CAPITALISED.test(word)))
    return null;
  // All in capitals is an acronym beside a word: "CNRS Paris", "OECD".
  if (names.some((word) => /^\p{Lu}{3,}$/u.test(word))) return null;
  const cut = particle > 0 ? particle : words.length - 1;
  return `${words.slice(cut).join(' ')}, ${words.slice(0, cut).join(' ')}`;
}
