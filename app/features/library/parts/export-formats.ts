/** The files that references leave in, in the menu's groups; the first stand open. */
export const EXPORT_GROUPS = [
  { name: 'usual', formats: ['bibtex', 'biblatex', 'csl-json'] },
  { name: 'programs', formats: ['ris', 'endnote-xml', 'word-xml'] },
  { name: 'formatted', formats: ['markdown', 'plain', 'html'] },
] as const;

/** What may be left out of the files of the first two groups. */
export const OMITTABLE = ['abstract', 'note', 'file'] as const;
export type Omittable = (typeof OMITTABLE)[number];
