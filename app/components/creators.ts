import { listFormat } from './intl.ts';

/** "Tubaro, Casilli et Coville" of "Tubaro, Paola; Casilli, Antonio; Coville, Marion"; four and more are "et al.". */
export function shortCreators(creators: string, language: string): string {
  const families = creators
    .split('; ')
    .map((name) => name.split(', ', 1)[0] ?? '')
    .filter(Boolean);
  if (families.length > 3) return `${families[0]} et al.`;
  return listFormat(language, 'conjunction').format(families);
}
