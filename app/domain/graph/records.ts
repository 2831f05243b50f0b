import * as Y from 'yjs';
import { isId, isImageId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { isOrderKey } from './order.ts';
import { localizedKey, type EntityRoot, type EvidenceTarget } from './schema.ts';
import {
  FRAME_LOOKS,
  HUES,
  LANGUAGES,
  COLOURINGS,
  LINE_STYLES,
  SHAPES,
  STANCES,
  STATUSES,
  VOCABULARIES,
  type Anchored,
  type Concept,
  type Evidence,
  type Frame,
  type LineView,
  type LocalizedText,
  type Locator,
  type MapView,
  type Proposition,
  type Term,
} from './types.ts';

/**
 * One stored entity, read on its own: every value checked, nothing looked up elsewhere. `value` is
 * null where what makes the entity is missing or ill-typed.
 */
export interface EntityRecord<T> {
  value: T | null;
  alive: boolean;
  illTyped: string[];
}

export type TermRecord = EntityRecord<Term>;
export type ConceptRecord = EntityRecord<Omit<Concept, 'evidence'>>;
export type PropositionRecord = EntityRecord<Omit<Proposition, 'evidence' | 'contested'>>;
export type EvidenceRecord = EntityRecord<Evidence> & { on: EvidenceTarget | null };
export type MapRecord = EntityRecord<Omit<MapView, 'frames' | 'slug'> & { slug: string | null }>;
export type FrameRecord = EntityRecord<Frame> & { map: string | null };

export interface RecordOf {
  terms: TermRecord;
  concepts: ConceptRecord;
  propositions: PropositionRecord;
  evidence: EvidenceRecord;
  maps: MapRecord;
  frames: FrameRecord;
}

type Guard<T> = (value: unknown) => value is T;

const isText: Guard<string> = (value) => typeof value === 'string';
const isFilledText: Guard<string> = (value): value is string =>
  typeof value === 'string' && value !== '';
const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
const isNumber: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
const isPropositionNumber: Guard<number> = (value): value is number =>
  isNumber(value) && Number.isInteger(value) && value > 0 && value <= LIMITS.propositionNumber;

function isOneOf<const T extends string>(values: readonly T[]): Guard<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

function isNumbers<T extends number[]>(length: T['length']): Guard<T> {
  return (value): value is T =>
    Array.isArray(value) && value.length === length && value.every(isNumber);
}

const isAnchored: Guard<Anchored> = (value): value is Anchored =>
  isNumbers<Anchored>(3)(value) &&
  value[0] >= 0 &&
  value[0] <= 1 &&
  value.every((number) => Math.abs(number) <= LIMITS.coordinate);
const isBends: Guard<Anchored[]> = (value): value is Anchored[] =>
  Array.isArray(value) && value.length <= LIMITS.bends && value.every(isAnchored);

const isTarget: Guard<EvidenceTarget> = (value): value is EvidenceTarget =>
  Array.isArray(value) &&
  value.length === 2 &&
  (value[0] === 'concept' || value[0] === 'proposition') &&
  isId(value[1]);

const isLocator: Guard<Locator> = (value): value is Locator =>
  typeof value === 'object' &&
  value !== null &&
  'label' in value &&
  isFilledText(value.label) &&
  'value' in value &&
  isFilledText(value.value);

/** Reads one entity's keys and remembers the paths of those set aside (G10). */
class Reader {
  readonly illTyped: string[] = [];
  private readonly path: string;
  private readonly map: Y.Map<unknown>;

  constructor(path: string, map: Y.Map<unknown>) {
    this.path = path;
    this.map = map;
  }

  take<T>(key: string, guard: Guard<T>): T | null {
    const value = this.map.get(key);
    if (value === undefined || value === null) return null;
    if (guard(value)) return value;
    this.illTyped.push(`${this.path}/${key}`);
    return null;
  }

  localized(field: string): LocalizedText {
    const text: LocalizedText = {};
    for (const language of LANGUAGES) {
      const value = this.take(localizedKey(field, language), isText);
      if (value) text[language] = value;
    }
    return text;
  }

  /** A text edited letter by letter (Y.Text) by language. */
  sharedText(field: string): LocalizedText {
    const text: LocalizedText = {};
    for (const language of LANGUAGES) {
      const value = this.take(
        localizedKey(field, language),
        (held): held is Y.Text => held instanceof Y.Text,
      )?.toString();
      if (value) text[language] = value;
    }
    return text;
  }

  private *entries<T>(key: string, guard: Guard<T>): Generator<[string, T]> {
    const held = this.take(key, (value): value is Y.Map<unknown> => value instanceof Y.Map);
    for (const [name, value] of held?.entries() ?? []) {
      if (guard(value)) yield [name, value];
      else this.illTyped.push(`${this.path}/${key}/${name}`);
    }
  }

  /** Members of a set {name: true}, sorted (G7). */
  members(key: string, guard: Guard<string>): string[] {
    const isTrue: Guard<true> = (value): value is true => value === true;
    const names: string[] = [];
    for (const [name] of this.entries(key, isTrue)) {
      if (guard(name)) names.push(name);
      else this.illTyped.push(`${this.path}/${key}/${name}`);
    }
    return names.sort();
  }

  places(key: string): Record<string, [number, number]> {
    const places: [string, [number, number]][] = [];
    for (const [id, at] of this.entries(key, isNumbers<[number, number]>(2))) {
      if (isId(id)) places.push([id, [at[0], at[1]]]);
      else this.illTyped.push(`${this.path}/${key}/${id}`);
    }
    return Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Values under `field.ID`, by that id, sorted (G29). */
  byId<T>(field: string, guard: Guard<T>): [string, T][] {
    const prefix = `${field}.`;
    const found: [string, T][] = [];
    for (const key of this.map.keys()) {
      if (!key.startsWith(prefix)) continue;
      const id = key.slice(prefix.length);
      const value = this.take(key, guard);
      if (value !== null && isId(id)) found.push([id, value]);
    }
    return found.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  alive(): boolean {
    return this.take('deleted', isFlag) === false;
  }

  order(): string {
    return this.take('order', isOrderKey) ?? '';
  }
}

function readTerm(id: string, read: Reader): Omit<TermRecord, 'illTyped'> {
  const vocabulary = read.take('vocabulary', isOneOf(VOCABULARIES));
  const value = {
    id,
    label: read.localized('label'),
    parent: read.take('parent', isId),
    shape: read.take('shape', isOneOf(SHAPES)),
    hue: read.take('hue', isOneOf(HUES)),
    order: read.order(),
  };
  return { value: vocabulary && { ...value, vocabulary }, alive: read.alive() };
}

function readConcept(id: string, read: Reader): Omit<ConceptRecord, 'illTyped'> {
  return {
    value: {
      id,
      label: read.localized('label'),
      form: read.localized('form'),
      aliases: read.members('aliases', isFilledText),
      kind: read.take('kind', isId),
      literatures: read.members('literatures', isId),
      levels: read.members('levels', isId),
      fieldSite: read.take('fieldSite', isFlag) ?? false,
      definition: read.sharedText('definition'),
    },
    alive: read.alive(),
  };
}

function readProposition(id: string, read: Reader): Omit<PropositionRecord, 'illTyped'> {
  const from = read.take('from', isId);
  const to = read.take('to', (value): value is string => isId(value) && value !== from);
  const value = {
    id,
    number: read.take('number', isPropositionNumber),
    phrase: { text: read.localized('phrase'), term: read.take('term', isId) },
    status: read.take('status', isOneOf(STATUSES)) ?? ('to-source' as const),
    sentence: read.localized('sentence'),
  };
  return { value: from && to ? { ...value, from, to } : null, alive: read.alive() };
}

function readEvidence(id: string, read: Reader): Omit<EvidenceRecord, 'illTyped'> {
  const on = read.take('on', isTarget);
  const work = read.take('work', isFilledText);
  const stance = read.take('stance', isOneOf(STANCES));
  const locator = read.take('locator', isLocator);
  const excerpt = read.take('excerpt', isId);
  const value = {
    id,
    locator: locator && { label: locator.label, value: locator.value },
    quotation: read.take('quotation', isText) || null,
    ...(excerpt ? { excerpt } : {}),
    attributedTo: read.take('attributedTo', isText) || null,
    order: read.order(),
  };
  return { on, value: work && stance ? { ...value, work, stance } : null, alive: read.alive() };
}

function readRoutes(read: Reader): Record<string, LineView> {
  const routes: Record<string, LineView> = {};
  const at = (id: string): LineView => (routes[id] ??= {});
  for (const [id, style] of read.byId('style', isOneOf(LINE_STYLES))) at(id).style = style;
  for (const [id, bends] of read.byId('bends', isBends)) {
    if (bends.length > 0) at(id).bends = bends.map(([along, dx, dy]) => [along, dx, dy]);
  }
  for (const [id, [along, dx, dy]] of read.byId('label', isAnchored)) {
    at(id).label = [along, dx, dy];
  }
  for (const [id, group] of read.byId('group', isId)) at(id).group = group;
  return routes;
}

function readMap(id: string, read: Reader): Omit<MapRecord, 'illTyped'> {
  return {
    value: {
      id,
      slug: read.take(
        'slug',
        (value): value is string => isText(value) && /^[a-z0-9-]{1,80}$/.test(value),
      ),
      name: read.localized('name'),
      focusQuestion: read.localized('focusQuestion'),
      order: read.order(),
      places: read.places('places'),
      locked: read.members('locked', isId),
      lines: read.take('lines', isOneOf(LINE_STYLES)) ?? 'curved',
      routes: readRoutes(read),
      hubs: Object.fromEntries(
        read.byId('hub', isNumbers<[number, number]>(2)).map(([id, [dx, dy]]) => [id, [dx, dy]]),
      ),
      colours: read.take('colours', isOneOf(COLOURINGS)) ?? 'literature',
    },
    alive: read.alive(),
  };
}

function readFrame(id: string, read: Reader): Omit<FrameRecord, 'illTyped'> {
  const box = read.take('box', isNumbers<[number, number, number, number]>(4));
  const title = read.localized('title');
  const look = read.take('look', isOneOf(FRAME_LOOKS)) ?? 'frame';
  const image = look === 'image' ? read.take('image', isImageId) : null;
  const work = look === 'work' ? read.take('work', isFilledText) : null;
  // An image without its bytes' name, a card without its work: nothing to show (G10).
  const isWhole = (look !== 'image' || image !== null) && (look !== 'work' || work !== null);
  return {
    map: read.take('map', isId),
    value:
      box && isWhole
        ? {
            id,
            look,
            title,
            ...(image !== null && { image }),
            ...(work !== null && { work }),
            box: [box[0], box[1], box[2], box[3]],
          }
        : null,
    alive: read.alive(),
  };
}

const READERS: {
  [Root in EntityRoot]: (id: string, read: Reader) => Omit<RecordOf[Root], 'illTyped'>;
} = {
  terms: readTerm,
  concepts: readConcept,
  propositions: readProposition,
  evidence: readEvidence,
  maps: readMap,
  frames: readFrame,
};

/** Reads what stands under `root/id`, whatever it is; never throws. */
export function readRecord<Root extends EntityRoot>(
  root: Root,
  id: string,
  held: unknown,
): RecordOf[Root] {
  if (!isId(id) || !(held instanceof Y.Map)) {
    const nothing = { value: null, alive: false, illTyped: [`${root}/${id}`], on: null, map: null };
    return nothing as unknown as RecordOf[Root];
  }
  const reader = new Reader(`${root}/${id}`, held);
  const read = READERS[root](id, reader);
  // What lacks a part it cannot be without is set aside whole, and counted too.
  if (read.alive && !read.value && reader.illTyped.length === 0)
    reader.illTyped.push(`${root}/${id}`);
  return { ...read, illTyped: reader.illTyped } as unknown as RecordOf[Root];
}
