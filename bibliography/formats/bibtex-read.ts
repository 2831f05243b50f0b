import {
  setField,
  type CslData,
  type CslDate,
  type CslName,
  type CslType,
  type FieldName,
} from '../csl.ts';
import type { ImportWarningCode } from '../errors.ts';
import { normaliseDoi } from '../identifiers.ts';
import { plainText } from '../markup.ts';
import { type FieldReader, readAddress, readArchive, readPubmed } from './bibtex-archives.ts';
import {
  ARTICLE_NUMBERS,
  BIBLATEX_FIELDS,
  containerFields,
  EDITOR_FIELDS,
  EDITOR_ROLES,
  FIELD_ROWS,
  isArticle,
  isInSeries,
  isLegal,
  publisherFields,
  type FieldRow,
} from './bibtex-fields.ts';
import { readEntryType } from './bibtex-entry-type.ts';
import { GENRE_KEYS, GENRE_OF_ENTRY, STATUS_KEYS } from './bibtex-types.ts';
import { readDate, readYearMonth } from './dates.ts';
import { isEnglish, languageTag } from './languages.ts';
import { readNames, splitOutside } from './names.ts';
import { isBalanced } from './tex-braces.ts';
import { decodeTex } from './tex-decode.ts';
import { decodeVerbatim } from './tex-verbatim.ts';

/** The entry's type, where a variable comes from it and not from a field. */
export const ENTRY_TYPE = '@type';

export interface MappedEntry {
  item: CslData;
  /** For each variable, the fields (lower case) that it was read from. */
  origins: Map<FieldName, Set<string>>;
  warnings: ImportWarningCode[];
}

type Value = string | CslName[] | CslDate | undefined;

/** Maps one entry's fields (by lower-case name, inherited ones included) to CSL-JSON. */
export function readEntry(entryType: string, fields: ReadonlyMap<string, string>): MappedEntry {
  return new EntryReader(entryType.toLowerCase(), fields).run();
}

class EntryReader implements FieldReader {
  private readonly entryType: string;
  readonly fields: ReadonlyMap<string, string>;
  private readonly warnings = new Set<ImportWarningCode>();
  private readonly origins = new Map<FieldName, Set<string>>();
  private used = new Set<string>();
  private readonly consumed = new Set<string>();
  private type: CslType = 'document';
  private language: string | undefined;

  constructor(entryType: string, fields: ReadonlyMap<string, string>) {
    this.entryType = entryType;
    this.fields = fields;
  }

  run(): MappedEntry {
    this.type = this.readType();
    const item: CslData = { type: this.type };
    this.origins.set('type', this.used);
    this.language = this.readLanguage();
    for (const row of FIELD_ROWS) {
      this.used = new Set();
      if (!setField(item, row.target, this.readRow(row))) continue;
      for (const name of this.used) this.consumed.add(name);
      this.origins.set(row.target, this.used);
    }
    return { item, origins: this.origins, warnings: [...this.warnings] };
  }

  get(name: string): string | undefined {
    const value = this.fields.get(name);
    if (value === undefined || value.trim() === '') return undefined;
    this.used.add(name);
    return value;
  }

  first(names: readonly string[]): string | undefined {
    const name = names.find((candidate) => (this.fields.get(candidate) ?? '').trim() !== '');
    return name === undefined ? undefined : this.get(name);
  }

  private readonly onUnknown = () => this.warnings.add('command-unknown');

  text(value: string | undefined): string | undefined {
    return value === undefined
      ? undefined
      : plainText(decodeTex(value, { quotes: this.quotes(), onUnknown: this.onUnknown }));
  }

  private paragraphs(value: string | undefined): string | undefined {
    const parts = value?.split(/\s*\n[ \t]*\r?\n\s*/) ?? [];
    // A group that goes on over a blank line is one piece of text.
    if (parts.length < 2 || !parts.every(isBalanced)) return this.text(value);
    return parts
      .map((part) => this.text(part) ?? '')
      .filter((part) => part !== '')
      .join('\n\n');
  }

  private quotes(): 'fr' | 'en' {
    return this.language?.startsWith('fr') ? 'fr' : 'en';
  }

  private title(value: string | undefined): string | undefined {
    if (value === undefined) return undefined;
    const english = isEnglish(this.language);
    return decodeTex(value, {
      protect: english,
      quotes: this.quotes(),
      onUnknown: this.onUnknown,
    });
  }

  private readType(): CslType {
    const { type, fromSubtype, isKnown } = readEntryType(this.entryType, this.fields);
    this.used = new Set(fromSubtype ? [ENTRY_TYPE, 'entrysubtype'] : [ENTRY_TYPE]);
    if (!isKnown) this.warnings.add('type-unknown');
    return type;
  }

  private readLanguage(): string | undefined {
    const value = this.text(this.first(['langid', 'hyphenation', 'language']));
    return value === undefined ? undefined : languageTag(value);
  }

  private readRow(row: FieldRow): Value {
    const special = this.readSpecial(row.target);
    if (special !== NOT_SPECIAL) return special;
    const names = row.read.filter((name) => !this.consumed.has(name));
    switch (row.kind) {
      case 'names': {
        const value = this.editors(row.target) ?? this.first(names);
        return value === undefined ? undefined : readNames(value, this.useprefix());
      }
      case 'date':
        return this.date(this.first(names));
      case 'title':
        return this.title(this.first(names));
      case 'verbatim': {
        const value = this.first(names);
        return value === undefined ? undefined : decodeVerbatim(value);
      }
      case 'range':
        return this.text(this.first(names))?.replace(/\s*[–—]+\s*/g, '-');
      case 'long':
        return this.paragraphs(this.first(names));
      case 'text':
        return this.text(this.first(names));
    }
  }

  private readSpecial(target: FieldName): Value | typeof NOT_SPECIAL {
    switch (target) {
      case 'title':
        return this.joined('title', 'subtitle');
      case 'volume-title':
        return this.joined('issuetitle', 'issuesubtitle');
      case 'container-title': {
        const found = containerFields(this.type).find(
          ([name]) => (this.fields.get(name) ?? '').trim() !== '',
        );
        return found && this.joined(found[0], found[1]);
      }
      case 'translated-title':
        return this.translatedTitle();
      case 'issued':
        return this.issued();
      case 'language':
        return this.language === undefined ? undefined : this.readLanguage();
      case 'publisher':
        return this.publisher();
      case 'authority':
        return this.list(
          this.first(isLegal(this.type) ? ['institution', 'authority'] : ['authority']),
        );
      case 'publisher-place':
        return this.list(this.first(['location', 'address']));
      case 'status':
        return this.localised(this.text(this.get('pubstate')), STATUS_KEYS);
      case 'issue':
        return this.issue();
      case 'number':
        return this.number();
      case 'collection-title': {
        // An edited report went out as a book whose series is the report's genre.
        const series = this.title(this.get('series'));
        const standIn = this.type === 'report' && this.entryType === 'book';
        return standIn && series === this.text(this.fields.get('type')) ? undefined : series;
      }
      case 'collection-number':
        return this.collectionNumber();
      case 'genre':
        return this.genre();
      case 'archive':
        return readArchive(this)?.name;
      case 'archive_location':
        return readArchive(this)?.location;
      case 'PMID':
        return readPubmed(this);
      case 'DOI': {
        const value = this.get('doi');
        return value === undefined
          ? undefined
          : (normaliseDoi(decodeVerbatim(value)) ?? decodeVerbatim(value));
      }
      case 'URL':
        return readAddress(this);
      default:
        return NOT_SPECIAL;
    }
  }

  /** Set for the entry by an option: Better BibTeX does so where a particle is not dropped. */
  private useprefix(): boolean | undefined {
    const options = this.fields.get('options') ?? '';
    const found = /\buseprefix\s*(?:=\s*(true|false))?\s*(?:,|$)/i.exec(options);
    // Other options would go with it where names are edited.
    if (found?.[0].trim() === options.trim()) this.get('options');
    return found ? found[1] !== 'false' : undefined;
  }

  /** `editor`, and `editora` to `editorc`, where `editortype` says that they were of this role. */
  private editors(role: FieldName): string | undefined {
    const found = EDITOR_FIELDS.filter((name) => {
      if ((this.fields.get(name) ?? '').trim() === '') return false;
      const type = (this.fields.get(`${name}type`) ?? '').trim().toLowerCase();
      return (EDITOR_ROLES[type] ?? 'editor') === role;
    });
    if (found.length === 0) return undefined;
    const own = role === 'editor' ? undefined : this.first([role.replace('-', '')]);
    return [
      ...(own === undefined ? [] : [own]),
      ...found.map((name) => {
        this.get(`${name}type`);
        return this.get(name)!;
      }),
    ].join(' and ');
  }

  /** A title and its subtitle, with the punctuation of the title's language. */
  private joined(titleField: string, subtitleField: string): string | undefined {
    const title = this.title(this.get(titleField));
    const subtitle = this.title(this.get(subtitleField));
    if (title === undefined || subtitle === undefined) return title ?? subtitle;
    if (/[?!:…]$/.test(plainText(title))) return `${title} ${subtitle}`;
    const colon = this.language?.startsWith('fr') ? '\u00A0: ' : ': ';
    return `${title}${colon}${subtitle}`;
  }

  /** What stands in brackets after a title is its translation; other additions are left alone. */
  private translatedTitle(): string | undefined {
    const value = this.text(this.fields.get('titleaddon'));
    const bracketed = /^\[([\s\S]+)\]$/.exec(value ?? '')?.[1];
    if (bracketed !== undefined) this.get('titleaddon');
    return bracketed;
  }

  private date(value: string | undefined): CslDate | undefined {
    const read = value === undefined ? null : readDate(decodeVerbatim(value));
    if (read && !read.exact) this.warnings.add('date-unreadable');
    return read?.date;
  }

  private issued(): CslDate | undefined {
    // All of them belong to the date, also the ones that `date` makes superfluous.
    const [date, ...rest] = ['date', 'year', 'month', 'day'].map((name) => this.get(name));
    if (date !== undefined) return this.date(date);
    const [year, month, day] = rest.map((value) => this.text(value));
    const read = readYearMonth(year, month, day);
    if (read && !read.exact) this.warnings.add('date-unreadable');
    return read?.date;
  }

  private publisher(): string | undefined {
    const names = publisherFields(this.type).filter(
      (name) => name !== 'howpublished' || !this.fields.has('entrysubtype'),
    );
    const value = this.first(names);
    if (value === undefined) return undefined;
    // \url{...} is an address, wherever it stands.
    return this.used.has('howpublished') && /\\url|https?:/.test(value)
      ? undefined
      : this.list(value);
  }

  /** biblatex's lists are joined by `and`; in a classic file, "Simon and Schuster" is one firm. */
  private list(value: string | undefined): string | undefined {
    if (value === undefined) return undefined;
    const isList = BIBLATEX_FIELDS.some((name) => this.fields.has(name));
    const parts = isList ? splitOutside(value, 'and').filter((part) => part !== '') : [value];
    return parts.map((part) => this.text(part)).join('; ');
  }

  private localised(
    text: string | undefined,
    words: Readonly<Record<string, { en: string; fr: string }>>,
  ): string | undefined {
    return text === undefined ? undefined : (words[text.toLowerCase()]?.[this.quotes()] ?? text);
  }

  private issue(): string | undefined {
    if (!isArticle(this.type)) return this.text(this.first(['issue']));
    return this.text(this.first(['number', 'issue']));
  }

  private number(): string | undefined {
    if (isArticle(this.type)) return this.text(this.first(ARTICLE_NUMBERS));
    const rest = [...ARTICLE_NUMBERS, 'worknumber'];
    return this.text(
      this.first(isInSeries(this.type) && this.fields.has('series') ? rest : ['number', ...rest]),
    );
  }

  private collectionNumber(): string | undefined {
    const inSeries = isInSeries(this.type) && this.fields.has('series');
    return this.text(this.first(inSeries ? ['number', 'collectionnumber'] : ['collectionnumber']));
  }

  private genre(): string | undefined {
    const type = this.get('type');
    if (type !== undefined) return this.localised(this.text(type), GENRE_KEYS);
    const implied = GENRE_OF_ENTRY[this.entryType];
    // Written with its subtype, the entry's type is the nearest that BibTeX has and says no genre.
    if (implied === undefined || this.fields.has('entrysubtype')) return undefined;
    this.used.add(ENTRY_TYPE);
    return GENRE_KEYS[implied]?.[this.quotes()];
  }
}

const NOT_SPECIAL = Symbol('not special');
