import { yearOf, type CslData, type CslName } from './csl.ts';
import { fold, significantWords } from './citation-key.ts';
import { plainText } from './markup.ts';

/**
 * A documented subset of Better BibTeX's formulas for citation keys. Parts are joined by `+`;
 * `a | b` takes the first side that gives something. Anything else is refused, never guessed.
 *
 * | part | gives |
 * |---|---|
 * | `auth`, `auth(n)`, `auth(n,m)` | the first author's family name (n letters of the m-th author) |
 * | `authEtal2`, `authors(n)` | two authors, then "EtAl"; the first n authors |
 * | `edtr` | the first editor |
 * | `year`, `shortyear` | 2020; 20 |
 * | `title`, `shorttitle(n,m)`, `veryshorttitle` | the title's significant words; the first n (3), the first m (0) of them with a capital; the first |
 * | `journal`, `type`, `language` | as the work has them |
 * | `"text"` | the text itself |
 *
 * | filter | does |
 * |---|---|
 * | `.lower`, `.upper`, `.capitalize` | letters |
 * | `.abbr` | the first letter of each word |
 * | `.substring(from,length)`, `.prefix("-")`, `.postfix("-")` | pieces; a prefix or postfix only where there is something |
 * | `.condense("-")` | words joined by the sign |
 * | `.clean`, `.fold` | ASCII letters and digits, which every part is made of in the end anyway |
 */
export interface KeyFormula {
  source: string;
  /** The key without a suffix; empty where the work has nothing of what the formula asks. */
  keyOf(item: CslData): string;
}

/** What Canevas uses unless a project chooses: `tubaro2020trainer`. */
export const DEFAULT_FORMULA = 'auth.lower + year + veryshorttitle.lower';

export class KeyFormulaError extends Error {
  readonly code = 'key-formula-invalid';
  readonly params: { found: string; at: number };
  constructor(found: string, at: number) {
    super('key-formula-invalid');
    this.name = 'KeyFormulaError';
    this.params = { found, at: at + 1 };
  }
}

type Argument = string | number;
/** Words, so that filters can see where they are parted. */
type Part = (item: CslData) => string[];
type Filter = (words: string[]) => string[];

interface Signature<Made> {
  /** What each argument must be; all may be left out. */
  takes: ReadonlyArray<'number' | 'string'>;
  make: (args: readonly Argument[]) => Made;
}

const num = (value: Argument | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
const str = (value: Argument | undefined): string => (typeof value === 'string' ? value : '');

function family(name: CslName): string {
  if (name.literal !== undefined) return significantWords(name.literal).slice(0, 3).join('');
  return fold(`${name['non-dropping-particle'] ?? ''}${name.family ?? name.given ?? ''}`);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const people = (item: CslData): CslName[] => item.author ?? item.editor ?? [];
const some = (word: string): string[] => (word === '' ? [] : [word]);
const letters = (word: string, count: number): string => (count > 0 ? word.slice(0, count) : word);

function yearText(item: CslData): string {
  const year = yearOf(item.issued);
  return year === null ? '' : String(Math.abs(year));
}

function titleWords(item: CslData): string[] {
  const title = item.title ?? '';
  const words = significantWords(title);
  return words.length > 0 ? words : some(fold(plainText(title)));
}

const PARTS: Readonly<Record<string, Signature<Part>>> = {
  auth: {
    takes: ['number', 'number'],
    make:
      ([count, which]) =>
      (item) => {
        const name = people(item)[num(which, 1) - 1];
        return name ? some(letters(capital(family(name)), num(count, 0))) : [];
      },
  },
  authors: {
    takes: ['number'],
    make:
      ([count]) =>
      (item) =>
        people(item)
          .slice(0, num(count, 99))
          .map((name) => capital(family(name))),
  },
  authEtal2: {
    takes: [],
    make: () => (item) => {
      const names = people(item).map((name) => capital(family(name)));
      return names.length > 2 ? [names[0]!, 'EtAl'] : names;
    },
  },
  edtr: {
    takes: ['number'],
    make:
      ([count]) =>
      (item) => {
        const name = item.editor?.[0];
        return name ? some(letters(capital(family(name)), num(count, 0))) : [];
      },
  },
  year: { takes: [], make: () => (item) => some(yearText(item)) },
  shortyear: { takes: [], make: () => (item) => some(yearText(item).slice(-2)) },
  title: { takes: [], make: () => (item) => titleWords(item).map(capital) },
  shorttitle: {
    takes: ['number', 'number'],
    make:
      ([count, capitals]) =>
      (item) =>
        titleWords(item)
          .slice(0, num(count, 3))
          .map((word, index) => (index < num(capitals, 0) ? capital(word) : word)),
  },
  veryshorttitle: { takes: [], make: () => (item) => titleWords(item).slice(0, 1) },
  journal: {
    takes: [],
    make: () => (item) => significantWords(item['container-title'] ?? '').map(capital),
  },
  type: { takes: [], make: () => (item) => [item.type] },
  language: { takes: [], make: () => (item) => some(item.language ?? '') },
};

const each = (change: (word: string) => string): Signature<Filter> => ({
  takes: [],
  make: () => (words) => words.map(change),
});
const whole = (words: string[], change: (text: string) => string): string[] =>
  words.length === 0 ? [] : [change(words.join(''))];

const FILTERS: Readonly<Record<string, Signature<Filter>>> = {
  lower: each((word) => word.toLowerCase()),
  upper: each((word) => word.toUpperCase()),
  capitalize: each(capital),
  abbr: each((word) => word.slice(0, 1)),
  clean: each((word) => word),
  fold: each((word) => word),
  substring: {
    takes: ['number', 'number'],
    make:
      ([from, length]) =>
      (words) =>
        whole(words, (text) =>
          text.slice(num(from, 1) - 1, num(from, 1) - 1 + num(length, text.length)),
        ),
  },
  condense: {
    takes: ['string'],
    make:
      ([sign]) =>
      (words) =>
        some(words.join(str(sign))),
  },
  prefix: {
    takes: ['string'],
    make:
      ([sign]) =>
      (words) =>
        whole(words, (text) => str(sign) + text),
  },
  postfix: {
    takes: ['string'],
    make:
      ([sign]) =>
      (words) =>
        whole(words, (text) => text + str(sign)),
  },
};

const MAX_FORMULA = 300;
/** What BibTeX, biber and pandoc all take in a key, beside letters and digits. */
const SIGNS = /[^A-Za-z0-9_:.+-]/g;

class Parser {
  private readonly source: string;
  private pos = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** alternatives := sum ('|' sum)* */
  formula(): Part {
    const sides = [this.sum()];
    while (this.takes('|')) sides.push(this.sum());
    this.blanks();
    if (this.pos < this.source.length) this.refuse();
    return (item) => sides.map((side) => side(item)).find((words) => words.join('') !== '') ?? [];
  }

  private sum(): Part {
    const terms = [this.term()];
    while (this.takes('+')) terms.push(this.term());
    return (item) => terms.flatMap((term) => term(item).join(''));
  }

  private term(): Part {
    this.blanks();
    if (this.source[this.pos] === '"' || this.source[this.pos] === "'") {
      const text = this.text();
      return () => [text];
    }
    const part = this.named(PARTS);
    const filters: Filter[] = [];
    while (this.takes('.')) filters.push(this.named(FILTERS));
    return (item) => filters.reduce((words, filter) => filter(words), part(item));
  }

  private named<Made>(table: Readonly<Record<string, Signature<Made>>>): Made {
    this.blanks();
    const start = this.pos;
    const name = /^[A-Za-z]\w*/.exec(this.source.slice(start))?.[0] ?? '';
    const signature = Object.hasOwn(table, name) ? table[name] : undefined;
    // The word, whole and alone: it is what one must look for.
    if (!signature) throw new KeyFormulaError(name || this.source[start] || '', start);
    this.pos += name.length;
    const args: Argument[] = [];
    if (this.takes('(') && !this.takes(')')) {
      do {
        const kind = signature.takes[args.length];
        if (kind === undefined) this.refuse();
        args.push(kind === 'number' ? this.number() : this.text());
      } while (this.takes(','));
      if (!this.takes(')')) this.refuse();
    }
    return signature.make(args);
  }

  private number(): number {
    this.blanks();
    const digits = /^\d{1,3}/.exec(this.source.slice(this.pos))?.[0];
    if (digits === undefined) this.refuse();
    this.pos += digits.length;
    return Number(digits);
  }

  private text(): string {
    this.blanks();
    const [all, , text] =
      /^(["'])([A-Za-z0-9_:.+-]{0,20})\1/.exec(this.source.slice(this.pos)) ?? [];
    if (all === undefined) this.refuse();
    this.pos += all.length;
    return text ?? '';
  }

  private takes(sign: string): boolean {
    this.blanks();
    if (this.source[this.pos] !== sign) return false;
    this.pos += 1;
    return true;
  }

  private blanks(): void {
    while (/\s/.test(this.source[this.pos] ?? '')) this.pos += 1;
  }

  private refuse(): never {
    throw new KeyFormulaError(this.source.slice(this.pos, this.pos + 20), this.pos);
  }
}

/** @throws KeyFormulaError where the formula holds anything that the table above does not */
export function parseKeyFormula(source: string): KeyFormula {
  if (source.length > MAX_FORMULA) throw new KeyFormulaError(source.slice(0, 20), MAX_FORMULA);
  const part = new Parser(source).formula();
  return {
    source,
    keyOf: (item) => part(item).join('').normalize('NFKD').replace(SIGNS, '').slice(0, 80),
  };
}
