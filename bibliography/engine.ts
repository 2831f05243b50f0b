import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import citeproc from 'citeproc';
import { isNode, mapTree, type CslNode } from './csl-tree.ts';

/**
 * The one file that touches citation-js, which makes the engines, and the citeproc-js inside it
 * (CPAL-1.0 or AGPL). The latter is used below its public door: its
 * registry takes 1.3 ms an entry to find ambiguous citations among all, and renders everything anew
 * at each change. Here an entry is set alone, given what it needs to know of the others: its number,
 * its disambiguation and the entry before it. `tests/bibliography/incremental.test.ts` compares the
 * result with the public door's.
 */

export interface CitationItem {
  id: string;
  locator?: string;
  label?: string;
  prefix?: string;
  suffix?: string;
  'suppress-author'?: boolean;
  /** 0 first, 1 subsequent, 2 ibid, 3 ibid with another locator. */
  position?: number;
}

/** A CSL item as the processor takes it. */
export type EngineItem = Record<string, unknown> & { id: string };

/** What makes a citation unlike another's: year suffix, more names, given names. Opaque. */
export interface Disambiguation {
  readonly year_suffix: string | false;
}

export interface EntryContext {
  /** From 1, in the order of the bibliography. */
  number: number;
  /** How many there are, for styles that count down. */
  total: number;
  disambiguation: Disambiguation | null;
  /** Whose authors a style may leave out in this entry. */
  previous: EngineItem | null;
}

export interface Engine {
  /** Whether the style sets a bibliography at all. */
  readonly hasBibliography: boolean;
  readonly sorts: boolean;
  /** Numbers stand in the bibliography's entries. */
  readonly numbers: boolean;
  readonly disambiguates: boolean;
  /** Works are cited by a label of a few letters of each name: more of them look alike. */
  readonly labels: boolean;
  /** "———" in place of the authors of the entry before: of all of them, or of each that is the same. */
  readonly substitutes: 'all' | 'each' | null;
  /** Citations stand in notes. */
  readonly isNote: boolean;
  sortKeys(item: EngineItem, number: number): readonly (string | undefined)[];
  /** By the style's sort keys and the locale's alphabet; 0 keeps the order given. */
  compare(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number;
  /** For works that may be confused, in the order of the bibliography. */
  disambiguate(items: readonly EngineItem[]): Disambiguation[];
  /** As the processor writes it: not yet safe to show. Empty where the style leaves the work out. */
  entry(item: EngineItem, context: EntryContext): string;
  /** One cluster. Not yet safe to show. Empty where the style prints nothing of it. */
  citation(
    items: readonly EngineItem[],
    cited: readonly CitationItem[],
    numbers: ReadonlyMap<string, number>,
    disambiguations: ReadonlyMap<string, Disambiguation>,
  ): string;
}

// ---- the parts of citeproc-js that are used ----

interface Token {
  id: string;
  seq: number;
  offset: number;
  sortkeys: unknown;
  ambig: string;
  rendered: boolean;
  disambig: Disambiguation;
  ref: unknown;
}

interface Citeproc {
  sys: { retrieveItem(id: string): unknown; retrieveLocale(tag: string): unknown };
  opt: Record<string, unknown> & { development_extensions: Record<string, unknown> };
  tmp: { taintedItemIDs: Record<string, true>; loadedItemIDs: Record<string, true> };
  bibliography: { tokens: unknown[]; opt: Record<string, unknown> };
  bibliography_sort: {
    tokens: unknown[];
    opt: { citation_number_sort_direction?: unknown };
    tmp: { citation_number_map?: Record<number, number> };
  };
  registry: {
    registry: Record<string, Token>;
    reflist: Token[];
    mylist: string[];
    myhash: Record<string, unknown>;
    ambigcites: Record<string, string[]>;
    namereg: unknown;
    refhash: Record<string, unknown>;
    sorter: { compareKeys(a: SortToken, b: SortToken): number };
  };
  setOutputFormat(format: string): void;
  updateItems(ids: string[], nosort?: boolean): string[];
  retrieveItem(id: string): unknown;
  makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  makeCitationCluster(items: CitationItem[]): string;
}
interface SortToken {
  sortkeys: readonly (string | undefined)[];
  seq: number;
}

interface Csl {
  localeResolve(tag: string): { base: string; best: string };
  AmbigConfig: new () => Disambiguation;
  Registry: { NameReg: new (engine: Citeproc) => unknown };
  getSortKeys(this: Citeproc, item: unknown, area: string): (string | undefined)[];
  getAmbigConfig(this: Citeproc): Disambiguation;
  getAmbiguousCite(this: Citeproc, item: unknown): string;
  parseXml(xml: string): CslNode;
  DESCENDING: unknown;
  debug(text: string): void;
  error(text: string): void;
}

const CSL = citeproc as Csl;
/** Sort keys are made without regard to any, and to find a work's plain one is a third of the work. */
const NO_DISAMBIGUATION = new CSL.AmbigConfig();
// It reports oddities of styles on the console, which is not where anyone looks.
CSL.debug = () => undefined;

/** Reads a published style or locale. For XML that was checked: the reader is a lenient one. */
export function parseCsl(xml: string): CslNode {
  return CSL.parseXml(xml);
}

/** What citation-js keeps for the whole process: styles and locales by name, and the engines made of them. */
interface CslConfig {
  engine(items: unknown[], style: string, locale: string, format: string): Citeproc;
  styles: Register;
  locales: Register;
}
interface Register {
  set(name: string, tree: unknown): void;
  delete(name: string): void;
}

const { engine: makeEngine, styles, locales } = plugins.config.get('@csl') as unknown as CslConfig;

/**
 * @param name unlike any other engine's in this process: citation-js gives the one it has of that name.
 * @param locale the tree for a tag; asked for `tag`, its language's base, and en-US.
 */
export function buildEngine(
  name: string,
  style: CslNode,
  locale: (tag: string) => CslNode | null,
  tag: string,
): Engine {
  const held = new Map<string, EngineItem>();
  // The processor writes into its trees: each engine has its own.
  const { base, best } = CSL.localeResolve(tag);
  for (const wanted of ['en-US', base, best]) {
    locales.set(wanted, structuredClone(locale(wanted) ?? false));
  }
  styles.set(name, withFlatSubstitutes(style));
  const engine = makeEngine([], name, tag, 'html');
  styles.delete(name);
  engine.sys.retrieveItem = (id) => held.get(id);
  engine.sys.retrieveLocale = (wanted) => structuredClone(locale(wanted) ?? false);
  const { registry } = engine;
  const descending = engine.bibliography_sort.opt.citation_number_sort_direction === CSL.DESCENDING;

  /** What the style shows of a name where no other looks like it; the processor's own is that of the last cite. */
  function plainConfig(id: string): Disambiguation {
    CSL.getAmbiguousCite.call(engine, engine.retrieveItem(id));
    return CSL.getAmbigConfig.call(engine);
  }

  /** Puts the items into the registry as they are, without looking for ambiguities. */
  function enter(
    items: readonly EngineItem[],
    numberOf: (item: EngineItem, index: number) => number,
    disambiguationOf: (item: EngineItem) => Disambiguation | null,
  ): void {
    held.clear();
    // Its parts hold on to these tables: they are emptied, not replaced.
    for (const table of [registry.registry, registry.ambigcites]) {
      for (const key of Object.keys(table)) Reflect.deleteProperty(table, key);
    }
    registry.namereg = new CSL.Registry.NameReg(engine);
    registry.reflist = [];
    registry.mylist = [];
    registry.myhash = {};
    registry.refhash = {};
    engine.tmp.taintedItemIDs = {};
    engine.tmp.loadedItemIDs = {};
    items.forEach((item, index) => {
      const { id } = item;
      held.set(id, item);
      const disambig = disambiguationOf(item);
      const token: Token = {
        id,
        seq: numberOf(item, index),
        offset: 0,
        sortkeys: false,
        ambig: '',
        rendered: false,
        disambig: disambig ? structuredClone(disambig) : plainConfig(id),
        ref: engine.retrieveItem(id),
      };
      registry.registry[id] = token;
      registry.reflist.push(token);
      registry.mylist.push(id);
      registry.myhash[id] = true;
    });
  }

  return whileUsed(engine, {
    hasBibliography: engine.bibliography.tokens.length > 0,
    sorts: engine.bibliography_sort.tokens.length > 0,
    numbers: usesVariable(style, 'citation-number'),
    disambiguates: [
      'disambiguate-add-year-suffix',
      'disambiguate-add-names',
      'disambiguate-add-givenname',
    ].some((option) => Boolean(engine.opt[option])),
    labels: usesVariable(style, 'citation-label'),
    substitutes: substitution(engine.bibliography.opt),
    isNote: style.attrs.class === 'note',

    sortKeys(item, number) {
      enter(
        [item],
        () => number,
        () => NO_DISAMBIGUATION,
      );
      const { ref } = registry.registry[item.id]!;
      return CSL.getSortKeys.call(engine, ref, 'bibliography_sort').slice();
    },
    compare(a, b) {
      return registry.sorter.compareKeys({ sortkeys: a, seq: 0 }, { sortkeys: b, seq: 0 });
    },
    disambiguate(items) {
      enter(
        [],
        () => 0,
        () => null,
      );
      for (const item of items) held.set(item.id, item);
      engine.updateItems(
        items.map(({ id }) => id),
        true,
      );
      return items.map(({ id }) => structuredClone(registry.registry[id]!.disambig));
    },
    entry(item, context) {
      const { number, total, disambiguation, previous } = context;
      enter(
        previous ? [previous, item] : [item],
        (entered) => (entered === item ? number : number - 1),
        (entered) => (entered === item ? disambiguation : null),
      );
      if (descending) {
        engine.bibliography_sort.tmp.citation_number_map = { [number]: total - number + 1 };
      }
      const made = engine.makeBibliography();
      if (!made) return '';
      // The ids are of both, the texts of those alone of which something is printed.
      if (made[1].length <= 1 && previous) return this.entry(item, { ...context, previous: null });
      return printed(made[1].at(-1) ?? '');
    },
    citation(items, cited, numbers, disambiguations) {
      enter(
        items,
        ({ id }, index) => numbers.get(id) ?? index + 1,
        ({ id }) => disambiguations.get(id) ?? null,
      );
      return printed(engine.makeCitationCluster(cited.map((item) => ({ ...item }))));
    },
  });
}

/** citation-js holds on to every engine for the life of the process: one that nobody uses is left empty there. */
const unused = new FinalizationRegistry<object>((engine) => {
  for (const part of Object.keys(engine)) Reflect.deleteProperty(engine, part);
});
function whileUsed(engine: object, door: Engine): Engine {
  unused.register(door, engine);
  return door;
}

function substitution(opt: Record<string, unknown>): Engine['substitutes'] {
  if (typeof opt['subsequent-author-substitute'] !== 'string') return null;
  const rule = opt['subsequent-author-substitute-rule'];
  return typeof rule === 'string' && rule.startsWith('partial') ? 'each' : 'all';
}

const NOTHING = /\[(?:CSL STYLE ERROR: reference with no printed form\.|NO_PRINTED_FORM)\]/;

/** Where a style has nothing to say of a work the processor says so in its own words, number and brackets around. */
function printed(html: string): string {
  return NOTHING.test(html) ? '' : html;
}

/**
 * A copy in which no `substitute` stands in another. Some fifteen styles write who else may stand
 * for the author so ("the editor, or else the director"); of a work without any, the processor
 * then throws.
 */
function withFlatSubstitutes(style: CslNode): CslNode {
  return mapTree(style, (node) => {
    if (node.name !== 'substitute') return node;
    const children = node.children.flatMap((child) => {
      if (!isNode(child) || child.name !== 'names') return [child];
      const within = (part: CslNode | string) => isNode(part) && part.name === 'substitute';
      return [
        { ...child, children: child.children.filter((part) => !within(part)) },
        ...child.children
          .filter(isNode)
          .filter(within)
          .flatMap((part) => part.children),
      ];
    });
    return { ...node, children };
  })!;
}

function usesVariable(node: CslNode, variable: string): boolean {
  return (node.name === 'text' || node.name === 'number') && node.attrs.variable === variable
    ? true
    : node.children.some((child) => typeof child !== 'string' && usesVariable(child, variable));
}
