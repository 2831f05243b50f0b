import { yearOf, type CslData, type CslName } from './csl.ts';
import { OTHERS } from './formats/names.ts';
import { plainText, shortTitle } from './markup.ts';
import { joinParts } from './name-parts.ts';

export type LabelLanguage = 'fr' | 'en';

const WORDS = {
  fr: {
    and: 'et',
    editor: 'dir.',
    editors: 'dir.',
    noDate: 's.\u00A0d.',
    open: '«\u00A0',
    close: '\u00A0»',
  },
  en: { and: 'and', editor: 'ed.', editors: 'eds.', noDate: 'n.d.', open: '“', close: '”' },
} as const;

function familyOf(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  return joinParts(name['non-dropping-particle'], name.family ?? name.given);
}

/**
 * The people of a work in a few words: "Bair", "Aufrère et Maurel", "Casilli et al.",
 * "Vercher-Chaptal (dir.)". Empty where it has none. `most` names are written before "et al.".
 */
export function creators(item: CslData, language: LabelLanguage, most = 2): string {
  const words = WORDS[language];
  const people = item.author ?? item.editor ?? item.interviewer ?? item.translator ?? [];
  const names = people.filter((name) => name.literal !== OTHERS).map(familyOf);
  if (names.length === 0) return '';
  const more = people.length > names.length || names.length > most;
  const shown = more ? [names[0] ?? ''] : names;
  const list =
    shown.length > 1
      ? `${shown.slice(0, -1).join(', ')} ${words.and} ${shown.at(-1)}`
      : (shown[0] ?? '');
  const role =
    !item.author && item.editor ? ` (${names.length > 1 ? words.editors : words.editor})` : '';
  return `${list}${more ? ' et al.' : ''}${role}`;
}

/** The short label of lists: "Casilli et al., 2020". Without people, the short title stands for them. */
export function creatorYear(item: CslData, language: LabelLanguage): string {
  const words = WORDS[language];
  const people = creators(item, language);
  const title = shortTitle(item);
  const short = item['title-short'] ? plainText(title) : `${words.open}${title}${words.close}`;
  const year = yearOf(item.issued);
  const date = year === null ? (item.issued?.literal ?? words.noDate) : String(year);
  return `${people || short}, ${date}`;
}
