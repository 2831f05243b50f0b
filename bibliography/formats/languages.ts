import { table } from './table.ts';

/** babel's and polyglossia's names for languages, and the tags that CSL uses. The first name of a tag is written. */
const LANGUAGES: ReadonlyArray<readonly [name: string, tag: string]> = [
  ['french', 'fr'],
  ['francais', 'fr'],
  ['frenchb', 'fr'],
  ['canadien', 'fr-CA'],
  ['acadian', 'fr-CA'],
  ['english', 'en'],
  ['american', 'en-US'],
  ['usenglish', 'en-US'],
  ['british', 'en-GB'],
  ['ukenglish', 'en-GB'],
  ['canadian', 'en-CA'],
  ['australian', 'en-AU'],
  ['newzealand', 'en-NZ'],
  ['german', 'de'],
  ['ngerman', 'de'],
  ['austrian', 'de-AT'],
  ['naustrian', 'de-AT'],
  ['swissgerman', 'de-CH'],
  ['nswissgerman', 'de-CH'],
  ['italian', 'it'],
  ['spanish', 'es'],
  ['portuguese', 'pt'],
  ['portuges', 'pt'],
  ['brazilian', 'pt-BR'],
  ['brazil', 'pt-BR'],
  ['dutch', 'nl'],
  ['catalan', 'ca'],
  ['danish', 'da'],
  ['norsk', 'nb'],
  ['nynorsk', 'nn'],
  ['swedish', 'sv'],
  ['finnish', 'fi'],
  ['polish', 'pl'],
  ['czech', 'cs'],
  ['slovak', 'sk'],
  ['slovene', 'sl'],
  ['croatian', 'hr'],
  ['serbian', 'sr'],
  ['hungarian', 'hu'],
  ['magyar', 'hu'],
  ['romanian', 'ro'],
  ['greek', 'el'],
  ['russian', 'ru'],
  ['ukrainian', 'uk'],
  ['bulgarian', 'bg'],
  ['turkish', 'tr'],
  ['latin', 'la'],
  ['arabic', 'ar'],
  ['hebrew', 'he'],
  ['japanese', 'ja'],
  ['chinese', 'zh'],
  ['korean', 'ko'],
  ['mexican', 'es-MX'],
  ['spanishmx', 'es-MX'],
  ['galician', 'gl'],
  ['basque', 'eu'],
  ['breton', 'br'],
  ['occitan', 'oc'],
  ['irish', 'ga'],
  ['scottish', 'gd'],
  ['welsh', 'cy'],
  ['icelandic', 'is'],
  ['norwegian', 'no'],
  ['estonian', 'et'],
  ['latvian', 'lv'],
  ['lithuanian', 'lt'],
  ['slovenian', 'sl'],
  ['serbianc', 'sr-Cyrl'],
  ['bosnian', 'bs'],
  ['macedonian', 'mk'],
  ['albanian', 'sq'],
  ['polutonikogreek', 'el'],
  ['polygreek', 'el'],
  ['ancientgreek', 'grc'],
  ['belarusian', 'be'],
  ['georgian', 'ka'],
  ['armenian', 'hy'],
  ['persian', 'fa'],
  ['farsi', 'fa'],
  ['hindi', 'hi'],
  ['bengali', 'bn'],
  ['thai', 'th'],
  ['vietnamese', 'vi'],
  ['indonesian', 'id'],
  ['bahasai', 'id'],
  ['malay', 'ms'],
  ['esperanto', 'eo'],
  ['afrikaans', 'af'],
  ['swissfrench', 'fr-CH'],
  ['swissitalian', 'it-CH'],
  ['germanb', 'de'],
  ['uppersorbian', 'hsb'],
  ['lowersorbian', 'dsb'],
];

const SPOKEN = table<string>({
  français: 'fr',
  anglais: 'en',
  allemand: 'de',
  italien: 'it',
  espagnol: 'es',
  deutsch: 'de',
  eng: 'en',
  fre: 'fr',
  fra: 'fr',
  ger: 'de',
  deu: 'de',
  ita: 'it',
  spa: 'es',
  por: 'pt',
  rus: 'ru',
  dut: 'nl',
  nld: 'nl',
  pol: 'pl',
  ara: 'ar',
  chi: 'zh',
  zho: 'zh',
  jpn: 'ja',
  gre: 'el',
  ell: 'el',
  tur: 'tr',
  lat: 'la',
  portugais: 'pt',
  russe: 'ru',
  italiano: 'it',
  español: 'es',
  português: 'pt',
  englisch: 'en',
  französisch: 'fr',
});

const tagByName = new Map(LANGUAGES);
const nameByTag = new Map([...LANGUAGES].reverse().map(([name, tag]) => [tag, name]));

/** A BCP 47 tag for what a file says, the first of several; unknown words are kept as they are. */
export function languageTag(value: string): string {
  const word = value.trim();
  return tagOf(word) ?? tagOf(word.split(/\s*(?:[;,/]|\sand\s)\s*/)[0] ?? '') ?? word;
}

function tagOf(word: string): string | null {
  // `langfrench` is the name of biblatex's localised word.
  const lower = word.toLowerCase().replace(/^lang(?=[a-z]{4})/, '');
  const known = tagByName.get(lower) ?? SPOKEN[lower];
  if (known) return known;
  const [, language, script, region] =
    /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i.exec(word) ?? [];
  if (!language) return null;
  const written = script && `${script[0]!.toUpperCase()}${script.slice(1).toLowerCase()}`;
  return [language.toLowerCase(), written, region?.toUpperCase()].filter(Boolean).join('-');
}

/** babel's name for a tag, or null. */
export function babelName(tag: string): string | null {
  return nameByTag.get(tag) ?? nameByTag.get(tag.split('-')[0] ?? '') ?? null;
}

/** Whether the tag is babel's own for this name: then reading it back gives the same. */
export function isExactBabel(tag: string): boolean {
  return nameByTag.has(tag);
}

/** English and undeclared titles may be given sentence case; others are never touched. */
export function isEnglish(tag: string | undefined): boolean {
  return tag === undefined || /^en(?:-|$)/i.test(tag);
}
