/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param p in [0, 1] */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}

const WORDS =
  'travail plateforme données chaîne valeur gouvernance commun numérique régulation élève économie sociologie enquête précarité micro-travail algorithme labour supply global value chains commons platform digital workers governance standards upgrading lead firms'.split(
    ' ',
  );
const NAMES =
  'Casilli Müller Gereffi Ostrom Bair Tubaro Lévy Durand Pérez Nguyen Okafor Žižek'.split(' ');

/** `count` different works, as BibTeX and as plain documents; the same at every run. */
export function works(count: number): {
  bibtex: string;
  documents: Array<{ id: number; key: string; title: string; author: string }>;
} {
  const random = seeded(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const documents = Array.from({ length: count }, (_, id) => ({
    id,
    key: `work${id}`,
    title: `Étude ${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)} ${id}`,
    author: `${pick(NAMES)}, ${pick(NAMES)}`,
  }));
  const bibtex = documents
    .map(
      ({ key, title, author }, n) =>
        `@article{${key}, title = {${title}}, author = {${author}}, year = {${1980 + (n % 45)}}, journal = {Revue ${n % 90}}}`,
    )
    .join('\n');
  return { bibtex, documents };
}

const SENTENCE = 'Nous étudions comment les plateformes organisent le travail des données';

/** `count` different articles as Zotero exports them, with what real ones hold: BibTeX of some 1.4 kB each. */
export function fullEntries(count: number): string {
  const random = seeded(2);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const some = (least: number, most: number): string =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => pick(WORDS)).join(
      ' ',
    );
  const person = (): string =>
    `${pick(NAMES)}, ${pick(['Élise', 'Jean-Paul', 'Ana', "{\\'E}ric"])}`;
  const article = (n: number): string => `@article{key${n},
  title = {{{GVC}} and ${some(4, 9)} : {l'{\\'e}conomie} ${n}},
  author = {${person()} and ${person()} and van der ${person()}},
  date = {${1980 + (n % 45)}-0${1 + (n % 9)}-1${n % 9}},
  journaltitle = {Revue fran{\\c c}aise de ${pick(WORDS)}},
  volume = {${n % 60}},
  number = {${n % 4}},
  pages = {${n}--${n + 20}},
  issn = {0035-${2000 + (n % 7000)}},
  doi = {10.1000/bench.${n}},
  url = {https://example.org/articles/${n}?a=1&b=2},
  urldate = {2024-03-11},
  langid = {${pick(['french', 'english'])}},
  abstract = {${SENTENCE} \\& ${some(60, 120)}. 100\\% ${some(20, 40)}.},
  keywords = {${pick(WORDS)},${pick(WORDS)}},
  file = {Full Text:C\\:\\\\Users\\\\me\\\\Zotero\\\\${n}.pdf:application/pdf}
}
`;
  return Array.from({ length: count }, (_, n) => article(n)).join('\n');
}
