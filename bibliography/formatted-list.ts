import { capItem } from './caps.ts';
import { fold } from './citation-key.ts';
import { yearOf, type CslItem, type CslName } from './csl.ts';
import type { CitationItem, Disambiguation, Engine, EngineItem } from './engine.ts';
import { forEngine } from './engine-item.ts';
import { creatorYear } from './labels.ts';
import { formatLocator } from './locators.ts';
import { withPlaces } from './places.ts';
import { escapeHtml } from './markup.ts';
import type { StyleId } from './styles/catalogue.ts';

export interface Fragment {
  /** Safe HTML: `div`, `i`, `b`, `sup`, `sub`, small capitals and links to http(s) only. */
  html: string;
  text: string;
}

interface Held {
  json: string;
  /**
   * Its id is never the work's own, which the processor may print, and another after each change:
   * the processor remembers items, and what depends on this one can name its state.
   */
  item: EngineItem;
  /** Who and when, roughly: only works that agree in both can need disambiguation. */
  creator: string;
  /** All of them, to the letter. */
  creators: string;
  likeness: string;
  keys: readonly (string | undefined)[] | null;
  entry: { context: string; made: Fragment } | null;
}

interface Sortable {
  id: string;
  /** Where it stood in what was given: equals keep that order. */
  index: number;
  keys: readonly (string | undefined)[];
}

interface Alike {
  name: string;
  ids: readonly string[];
}

/**
 * Some 0.6 ms each, in one piece. Beyond (thousands of undated papers without an author), their
 * letters begin again.
 */
const MOST_ALIKE = 500;

const FEW = 40;

/** Works kept between calls; beyond, those of earlier calls are let go. */
const MOST_HELD = 20_000;

/**
 * A bibliography in one style and language that remembers what it made. An entry is set anew when
 * its item, its number, its disambiguation or (where the style leaves repeated authors out) the
 * entry before it has changed, and otherwise given as it was.
 */
export class FormattedList {
  readonly #engine: Engine;
  readonly #style: StyleId;
  readonly #french: boolean;
  readonly #finish: (html: string, french: boolean) => Fragment;
  readonly #held = new Map<string, Held>();
  /** By likeness: the disambiguation of works that may be confused, and the state they were in. */
  readonly #groups = new Map<string, { state: string; found: Map<string, Disambiguation> }>();
  /** As it was last time. */
  #sorted: Sortable[] = [];
  #lastId = 0;

  constructor(
    engine: Engine,
    style: StyleId,
    french: boolean,
    finish: (html: string, french: boolean) => Fragment,
  ) {
    this.#engine = engine;
    this.#style = style;
    this.#french = french;
    this.#finish = finish;
  }

  /** How many works it remembers. */
  get size(): number {
    return this.#held.size;
  }

  /** Yields between entries. */
  *entries(
    items: readonly CslItem[],
    { from = 0, count = Infinity }: { from?: number; count?: number },
  ): Generator<undefined, Array<Fragment & { id: string }>> {
    const order = yield* this.#order(items);
    const groups = this.#alike(order);
    const made: Array<Fragment & { id: string }> = [];
    for (let index = from; index < Math.min(order.length, from + count); index++) {
      const id = order[index]!;
      const disambiguation = this.#disambiguation(groups.get(id)!).get(id) ?? null;
      const fragment = this.#entry(id, {
        number: index + 1,
        total: order.length,
        disambiguation,
        before: order[index - 1],
      });
      // Some styles leave some types out of the bibliography, personal communications above all.
      if (fragment.text !== '') made.push({ id, ...fragment });
      yield;
    }
    return made;
  }

  /** Clusters, each set by itself in this bibliography. Yields between them. */
  *citations(
    items: readonly CslItem[],
    clusters: ReadonlyArray<readonly CitationItem[]>,
  ): Generator<undefined, Fragment[]> {
    const order = yield* this.#order(items);
    const groups = this.#alike(order);
    const numbers = new Map(order.map((id, index) => [id, index + 1]));
    const works = new Map(items.map((item) => [item.id, item]));
    const made: Fragment[] = [];
    for (const cluster of clusters) {
      made.push(this.#citation(cluster, works, numbers, groups));
      yield;
    }
    return made;
  }

  #citation(
    cluster: readonly CitationItem[],
    works: ReadonlyMap<string, CslItem>,
    places: ReadonlyMap<string, number>,
    groups: ReadonlyMap<string, Alike>,
  ): Fragment {
    const cited = cluster.filter(({ id }) => works.has(id));
    if (cited.length === 0) return { html: '', text: '' };
    const wanted = [...new Set(cited.map(({ id }) => id))];
    wanted.sort((a, b) => places.get(a)! - places.get(b)!);
    const engineItems: EngineItem[] = [];
    const numbers = new Map<string, number>();
    const disambiguations = new Map<string, Disambiguation>();
    for (const id of wanted) {
      const { item } = this.#held.get(id)!;
      engineItems.push(item);
      numbers.set(item.id, places.get(id)!);
      const found = this.#disambiguation(groups.get(id)!).get(id);
      if (found) disambiguations.set(item.id, found);
    }
    const bare = (of: readonly CitationItem[]) => {
      const own = of.map((one) => ({ ...one, id: this.#held.get(one.id)!.item.id }));
      return this.#engine.citation(engineItems, own, numbers, disambiguations);
    };
    const set = (of: readonly CitationItem[]) => withPlaces(of, bare, this.#french);
    const whole = set(cited);
    // Among several the processor leaves out without a word what the style prints nothing of.
    const mute = cited.length > 1 ? cited.filter((one) => set([one]) === '') : whole ? [] : cited;
    if (mute.length === 0) return this.#finish(whole, this.#french);
    const plain = mute.flatMap((one) => this.#plainCitation(works.get(one.id)!, one));
    const rest = cited.filter((one) => !mute.includes(one));
    const html = [...plain, ...(rest.length > 0 ? [set(rest)] : [])].join('; ');
    return this.#finish(html, this.#french);
  }

  /** Some styles cite no law, or no newspaper: nobody's source goes unsaid for that. */
  #plainCitation(item: CslItem, cited: CitationItem): string[] {
    // The author stands in the sentence, and the style has nothing to add.
    if (cited['suppress-author']) return [];
    const language = this.#french ? 'fr' : 'en';
    const place = cited.locator && formatLocator(cited.label ?? 'page', cited.locator, language);
    return [escapeHtml([creatorYear(item, language), place].filter(Boolean).join(', '))];
  }

  #hold(item: CslItem): Held {
    const json = JSON.stringify(item);
    const before = this.#held.get(item.id);
    if (before?.json === json) return before;
    const creator = firstCreator(item);
    const held: Held = {
      json,
      item: { ...forEngine(capItem(item), this.#style, this.#french), id: `e${++this.#lastId}` },
      creator,
      creators: JSON.stringify(creatorsOf(item)),
      likeness: `${this.#engine.labels ? creator.slice(0, 1) : creator} ${yearOf(item.issued) ?? ''}`,
      keys: null,
      entry: null,
    };
    this.#held.set(item.id, held);
    return held;
  }

  *#order(items: readonly CslItem[]): Generator<undefined, string[]> {
    const works = new Map(items.map((item) => [item.id, item]));
    if (this.#held.size + works.size > MOST_HELD) {
      for (const id of this.#held.keys()) if (!works.has(id)) this.#held.delete(id);
      this.#groups.clear();
    }
    const sorted: Sortable[] = [];
    let number = 0;
    for (const [id, item] of works) {
      const one = this.#hold(item);
      number++;
      if (this.#engine.sorts && one.keys === null) {
        one.keys = this.#engine.sortKeys(one.item, number);
        yield;
      }
      sorted.push({ id, index: number, keys: one.keys ?? [] });
    }
    if (this.#engine.sorts) this.#sorted = this.#sort(sorted);
    return (this.#engine.sorts ? this.#sorted : sorted).map(({ id }) => id);
  }

  /**
   * Comparing by an alphabet is slow: where little has changed since the last time, the rest keeps
   * its order and what changed is put in its place.
   */
  #sort(given: Sortable[]): Sortable[] {
    const compare = (a: Sortable, b: Sortable) =>
      this.#engine.compare(a.keys, b.keys) || a.index - b.index;
    const now = new Map(given.map((one) => [one.id, one]));
    const kept = this.#sorted.flatMap(({ id, keys, index }) => {
      const one = now.get(id);
      return one?.keys === keys && one.index === index ? [one] : [];
    });
    if (given.length - kept.length > FEW) return given.sort(compare);
    const stay = new Set(kept);
    for (const one of given) {
      if (stay.has(one)) continue;
      let [low, high] = [0, kept.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(kept[middle]!, one) < 0) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, one);
    }
    return kept;
  }

  /** Each work's group of those that it may be confused with. */
  #alike(order: readonly string[]): ReadonlyMap<string, Alike> {
    const found = new Map<string, Alike>();
    for (const [likeness, all] of Map.groupBy(order, (id) => this.#held.get(id)!.likeness)) {
      for (let from = 0; from < all.length; from += MOST_ALIKE) {
        const ids = all.slice(from, from + MOST_ALIKE);
        for (const id of ids) found.set(id, { name: `${likeness} ${from}`, ids });
      }
    }
    return found;
  }

  #disambiguation({ name, ids }: Alike): ReadonlyMap<string, Disambiguation> {
    if (ids.length < 2 || !this.#engine.disambiguates) return NONE;
    const works = ids.map((id) => this.#held.get(id)!);
    const state = works.map(({ item }) => item.id).join(' ');
    const before = this.#groups.get(name);
    if (before?.state === state) return before.found;
    const made = this.#engine.disambiguate(works.map(({ item }) => item));
    const found = new Map(ids.map((id, index) => [id, made[index]!]));
    this.#groups.set(name, { state, found });
    return found;
  }

  /**
   * Whether the authors of an entry may be left out after those of the one before. The processor
   * looks at what is printed: "Casilli" and "Casilli et al." would be one.
   */
  #standsFor(before: Held, one: Held): boolean {
    const rule = this.#engine.substitutes;
    return rule === 'all'
      ? before.creators === one.creators
      : rule === 'each' && before.creator === one.creator;
  }

  #entry(
    id: string,
    given: {
      number: number;
      total: number;
      disambiguation: Disambiguation | null;
      before: string | undefined;
    },
  ): Fragment {
    const held = this.#held.get(id)!;
    const { number, total, disambiguation, before } = given;
    const neighbour = before === undefined ? null : this.#held.get(before)!;
    const previous = neighbour && this.#standsFor(neighbour, held) ? neighbour : null;
    const context = JSON.stringify([
      this.#engine.numbers && [number, total],
      disambiguation,
      previous?.item.id,
    ]);
    if (held.entry?.context === context) return held.entry.made;
    const html = this.#engine.hasBibliography
      ? this.#engine.entry(held.item, {
          number,
          total,
          disambiguation,
          previous: previous?.item ?? null,
        })
      : this.#engine.citation([held.item], [{ id: held.item.id }], new Map(), new Map());
    const made = this.#finish(html, this.#french);
    held.entry = { context, made };
    return made;
  }
}

const NONE: ReadonlyMap<string, Disambiguation> = new Map();

function nameText(name: CslName | undefined): string {
  return name ? fold(name.family ?? name.literal ?? name.given ?? '') : '';
}

/**
 * Who stands first: by whom a style would name the work. Works without anyone are all alike: some
 * styles cite them by the year alone, or as "Anon.".
 */
function firstCreator(item: CslItem): string {
  return nameText(creatorsOf(item)?.[0]);
}

function creatorsOf(item: CslItem): CslName[] | undefined {
  const lists = [item.author, item.editor, item.translator, item.director, item.interviewer];
  return lists.find((list) => list?.length);
}
