import type { ImportWarningCode } from '../errors.ts';
import { MAX_INHERITANCE, MAX_TOTAL_EXPANSION } from '../limits.ts';

/** Fields that stay with the parent (biblatex's own list), and those that would identify it, not the child. */
const NEVER = new Set(
  `ids crossref xref entryset entrysubtype execute label options presort related relatedoptions
  relatedstring relatedtype shorthand shorthandintro sortkey shorttitle sorttitle indextitle
  indexsorttitle doi eprint eprinttype eprintclass url urldate hal_id abstract keywords annotation
  annote file note addendum xdata pagetotal gender`.split(/\s+/),
);

const PART_OF_BOOK = new Set(
  'inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference'.split(
    ' ',
  ),
);
/** Parts that their book's author wrote. */
const WITH_BOOKS_AUTHOR = new Set(['inbook', 'bookinbook', 'suppbook']);
const TITLE_PREFIX: ReadonlyArray<
  readonly [parent: RegExp, child: (type: string) => boolean, prefix: string]
> = [
  [/^mv/, (type) => !PART_OF_BOOK.has(type), 'main'],
  [/^mv/, () => true, 'book'],
  [
    /^(book|collection|proceedings|reference|booklet|misc)$/,
    (type) => PART_OF_BOOK.has(type),
    'book',
  ],
  [/^(periodical|article)$/, (type) => type === 'article' || type === 'suppperiodical', 'journal'],
];

type Fields = Map<string, string>;

/** What inheritance asks of an entry. */
export interface Heir {
  key: string;
  type: string;
  fields: Array<[name: string, value: string]>;
}

/** Fields by lower-case name, in their order; of one that is repeated the first. */
export function fieldMap(fields: Array<[string, string]>): Fields {
  const map: Fields = new Map();
  for (const [name, value] of fields) {
    const lower = name.toLowerCase();
    if (!map.has(lower)) map.set(lower, value);
  }
  return map;
}

function rename(parentType: string, childType: string, fields: Fields): Fields {
  const prefix = TITLE_PREFIX.find(
    ([parent, child]) => parent.test(parentType) && child(childType),
  )?.[2];
  const given: Fields = new Map();
  for (const [name, value] of fields) {
    if (NEVER.has(name)) continue;
    const title = /^(title|subtitle|titleaddon)$/.exec(name);
    if (title && prefix) given.set(`${prefix}${name}`, value);
    else if (title) continue;
    else if (name === 'author' && PART_OF_BOOK.has(childType)) {
      given.set('bookauthor', value);
      if (WITH_BOOKS_AUTHOR.has(childType)) given.set('author', value);
    } else given.set(name, value);
  }
  return given;
}

/**
 * Follows `crossref` and `xdata` as biblatex does: a field of the entry's own is never replaced.
 * Circles and missing parents are told and otherwise harmless; each entry is resolved once, and what
 * all inherit together is bounded.
 */
export function inheritFields(entries: readonly Heir[]): (entry: Heir) => {
  fields: Fields;
  warnings: ImportWarningCode[];
} {
  const byKey = new Map<string, Heir>();
  for (const entry of entries) {
    const ids = entry.fields.find(([name]) => name.toLowerCase() === 'ids')?.[1] ?? '';
    for (const key of [entry.key, ...ids.split(',')]) {
      const lower = key.trim().toLowerCase();
      if (lower !== '' && !byKey.has(lower)) byKey.set(lower, entry);
    }
  }

  const done = new Map<Heir, { fields: Fields; warnings: Set<ImportWarningCode> }>();
  let budget = MAX_TOTAL_EXPANSION;

  const collect = (entry: Heir, path: Heir[], warnings: Set<ImportWarningCode>): Fields => {
    const own = fieldMap(entry.fields);
    const parents: Array<[key: string, kind: 'xdata' | 'crossref']> = [
      ...(own.get('xdata') ?? '').split(',').map((key): [string, 'xdata'] => [key.trim(), 'xdata']),
      [(own.get('crossref') ?? '').trim(), 'crossref'],
    ];
    for (const [key, kind] of parents) {
      if (key === '') continue;
      const parent = byKey.get(key.toLowerCase());
      if (!parent) warnings.add('crossref-missing');
      else if (parent === entry || path.includes(parent)) warnings.add('crossref-circular');
      else if (path.length < MAX_INHERITANCE && budget > 0) {
        const known = done.get(parent);
        for (const warning of known?.warnings ?? []) warnings.add(warning);
        const given = known?.fields ?? collect(parent, [...path, entry], warnings);
        const fields =
          kind === 'xdata'
            ? given
            : rename(parent.type.toLowerCase(), entry.type.toLowerCase(), given);
        for (const [name, value] of fields) {
          if (own.has(name) || name === 'ids') continue;
          own.set(name, value);
          budget -= value.length;
        }
      }
    }
    done.set(entry, { fields: own, warnings });
    return own;
  };

  return (entry) => {
    const warnings = new Set<ImportWarningCode>();
    return { fields: collect(entry, [], warnings), warnings: [...warnings] };
  };
}

/** The `@xdata` that an entry names, and those that they name in turn. */
export function xdataOf(entry: Heir, byKey: ReadonlyMap<string, Heir>): Heir[] {
  const found = new Set<Heir>();
  const visit = ({ fields }: Heir): void => {
    for (const key of (fieldMap(fields).get('xdata') ?? '').split(',')) {
      const named = byKey.get(key.trim().toLowerCase());
      if (!named || found.has(named) || found.size >= MAX_INHERITANCE) continue;
      found.add(named);
      visit(named);
    }
  };
  visit(entry);
  return [...found];
}
