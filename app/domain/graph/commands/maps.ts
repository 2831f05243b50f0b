import * as Y from 'yjs';
import { CanevasError } from '../../errors.ts';
import { isImageId, newId } from '../ids.ts';
import { FRAME_TEXT } from '../limits.ts';
import { orderBehind } from '../order.ts';
import { entitiesOf, isAlive, localizedKey, type EntityMap } from '../schema.ts';
import { slugify } from '../slug.ts';
import {
  COLOURINGS,
  FRAME_LOOKS,
  LANGUAGES,
  type Box,
  type Colouring,
  type FrameLook,
  type LineStyle,
  type LocalizedText,
} from '../types.ts';
import { checkLineStyle, routeKeys } from './routes.ts';
import type { Command } from './run.ts';
import {
  aliveEntity,
  checkLocalized,
  checkNumbers,
  create,
  freshId,
  orderOf,
  localizedFields,
  newSet,
  put,
  putLocalized,
  putSet,
  requireText,
  setDeleted,
  type LocalizedChange,
} from './write.ts';

/** Top left corner of a card, in map units. */
export type Place = readonly [number, number];

function placesOf(map: EntityMap): Y.Map<unknown> {
  const held = map.get('places');
  return held instanceof Y.Map ? held : map.set('places', new Y.Map<unknown>());
}

/** Puts concepts on a map or moves them there: one update, however many they are. */
export const placeConcepts: Command<{ map: string; places: Readonly<Record<string, Place>> }> = (
  doc,
  { map, places },
) => {
  const into = aliveEntity(doc, 'maps', map);
  const checked = Object.entries(places).map(([id, at]): [string, number[]] => {
    aliveEntity(doc, 'concepts', id);
    return [id, checkNumbers(at)];
  });
  const held = placesOf(into);
  for (const [id, at] of checked) put(held, id, at);
};

export const moveConcepts: typeof placeConcepts = placeConcepts;

/** Takes concepts off one map; they stay in the graph and on the others. */
export const removeFromMap: Command<{ map: string; ids: readonly string[] }> = (
  doc,
  { map, ids },
) => {
  const held = placesOf(aliveEntity(doc, 'maps', map));
  for (const id of ids) put(held, id, null);
};

function freeSlug(doc: Y.Doc, name: LocalizedChange): string {
  const taken = new Set([...entitiesOf(doc, 'maps')].map(([, map]) => map.get('slug')));
  const base = slugify(name.fr || name.en || '') || 'map';
  let slug = base;
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
  return slug;
}

/** Adds an empty map after the others; its slug comes from its name and never changes. */
export const addMap: Command<
  {
    id?: string;
    name: LocalizedText;
    focusQuestion?: LocalizedText;
    slug?: string;
    order?: string;
    locked?: readonly string[];
    lines?: LineStyle;
    colours?: Colouring;
  },
  string
> = (doc, args) => {
  const name = checkLocalized('mapName', args.name);
  requireText('name-required', 'name', null, name);
  const focusQuestion = checkLocalized('focusQuestion', args.focusQuestion);
  const id = freshId(doc, 'maps', args.id);
  create(doc, 'maps', id, {
    slug: freeSlug(doc, args.slug ? { fr: args.slug } : args.name),
    ...localizedFields('name', name),
    ...localizedFields('focusQuestion', focusQuestion),
    order: orderOf(args.order, doc, 'maps'),
    places: new Y.Map<unknown>(),
    locked: newSet(args.locked ?? []),
    lines: args.lines && args.lines !== 'curved' ? checkLineStyle(args.lines) : null,
    colours: args.colours ? coloursOf(args.colours) : null,
  });
  return id;
};

export const renameMap: Command<{ id: string; name: LocalizedChange }> = (doc, args) => {
  const map = aliveEntity(doc, 'maps', args.id);
  const name = checkLocalized('mapName', args.name);
  requireText('name-required', 'name', map, name);
  putLocalized(map, 'name', name);
};

export const setFocusQuestion: Command<{ id: string; focusQuestion: LocalizedChange }> = (
  doc,
  args,
) => {
  const map = aliveEntity(doc, 'maps', args.id);
  putLocalized(map, 'focusQuestion', checkLocalized('focusQuestion', args.focusQuestion));
};

/** How this map draws its lines; curved is the absence of a wish. */
export const setLines: Command<{ id: string; lines: LineStyle }> = (doc, { id, lines }) =>
  put(aliveEntity(doc, 'maps', id), 'lines', checkLineStyle(lines) === 'curved' ? null : lines);

/** Literature is the absence of a wish. */
function coloursOf(colours: Colouring): Colouring | null {
  if (!COLOURINGS.includes(colours)) throw new CanevasError('bad-request', { field: 'colours' });
  return colours === 'literature' ? null : colours;
}

/** What the signs and hues of this map stand for (G26). */
export const setColours: Command<{ id: string; colours: Colouring }> = (doc, { id, colours }) =>
  put(aliveEntity(doc, 'maps', id), 'colours', coloursOf(colours));

/** Locks concepts and frames where they stand on a map, or frees them (G24). */
export const setLocked: Command<{ map: string; ids: readonly string[]; locked: boolean }> = (
  doc,
  args,
) => {
  const map = aliveEntity(doc, 'maps', args.map);
  const held = map.get('locked');
  const names = new Set(held instanceof Y.Map ? held.keys() : []);
  for (const id of args.ids) {
    if (args.locked) names.add(id);
    else names.delete(id);
  }
  putSet(map, 'locked', [...names]);
};

/** Puts a map right behind another (null: first). */
export const reorderMap: Command<{ id: string; after: string | null }> = (doc, { id, after }) => {
  const map = aliveEntity(doc, 'maps', id);
  const before = after === null ? null : aliveEntity(doc, 'maps', after).get('order');
  const siblings = [...entitiesOf(doc, 'maps')].filter(([other]) => other !== id);
  const orders = siblings.map(([, sibling]) => sibling.get('order'));
  put(map, 'order', orderBehind(before, orders));
};

/** Copies a map with its places and frames under a new name; the concepts are the same concepts. */
export const duplicateMap: Command<{ id: string; name: LocalizedText; newId?: string }, string> = (
  doc,
  args,
) => {
  const source = aliveEntity(doc, 'maps', args.id);
  const id = addMap(doc, { id: args.newId, name: args.name });
  const copy = aliveEntity(doc, 'maps', id);
  const copyLocalized = (from: EntityMap, field: string) =>
    LANGUAGES.map((language) => localizedKey(field, language)).map((key) => [key, from.get(key)]);
  for (const [key, text] of copyLocalized(source, 'focusQuestion')) put(copy, String(key), text);
  const places = placesOf(copy);
  for (const [concept, at] of placesOf(source).entries()) places.set(concept, at);
  for (const key of ['lines', 'colours', ...routeKeys(source)]) put(copy, key, source.get(key));
  const locked = source.get('locked');
  if (locked instanceof Y.Map) putSet(copy, 'locked', [...locked.keys()]);
  for (const [, frame] of [...entitiesOf(doc, 'frames')]) {
    if (!isAlive(frame) || frame.get('map') !== args.id) continue;
    create(doc, 'frames', newId(), {
      map: id,
      ...Object.fromEntries(copyLocalized(frame, 'title')),
      ...Object.fromEntries(['look', 'image', 'work'].map((key) => [key, frame.get(key)])),
      box: frame.get('box'),
    });
  }
  return id;
};

export const deleteMap: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'maps', [id], true);

export const restoreMap: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'maps', [id], false);

const isLook = (look: unknown): look is FrameLook => FRAME_LOOKS.includes(look as FrameLook);

const textOf = (look: unknown, title: LocalizedChange | undefined) =>
  checkLocalized(FRAME_TEXT[isLook(look) ? look : 'frame'], title);

/** Draws a frame, lays a remark (G25), an image or a work's card (G27, G28); returns its id. */
export const addFrame: Command<
  {
    id?: string;
    map: string;
    look?: FrameLook;
    title?: LocalizedText;
    image?: string;
    work?: string;
    box: Readonly<Box>;
  },
  string
> = (doc, args) => {
  aliveEntity(doc, 'maps', args.map);
  const { look = 'frame' } = args;
  if (!isLook(look)) throw new CanevasError('bad-request', { field: 'look' });
  const image = look === 'image' ? args.image : undefined;
  const work = look === 'work' ? args.work : undefined;
  if (look === 'image' && !isImageId(image)) {
    throw new CanevasError('bad-request', { field: 'image' });
  }
  if (look === 'work' && !work) throw new CanevasError('work-required');
  const title = textOf(look, args.title);
  const box = checkNumbers(args.box);
  const id = freshId(doc, 'frames', args.id);
  create(doc, 'frames', id, {
    map: args.map,
    ...localizedFields('title', title),
    look: look === 'frame' ? null : look,
    image,
    work,
    box,
  });
  return id;
};

export const setFrame: Command<{ id: string; title?: LocalizedChange; box?: Readonly<Box> }> = (
  doc,
  args,
) => {
  const frame = aliveEntity(doc, 'frames', args.id);
  const title = textOf(frame.get('look'), args.title);
  const box = args.box && checkNumbers(args.box);
  putLocalized(frame, 'title', title);
  if (box) put(frame, 'box', box);
};

/** Moves cards, frames and remarks of a map: one update, however many they are. */
export const moveOnMap: Command<{
  map: string;
  places: Readonly<Record<string, Place>>;
  boxes: Readonly<Record<string, Readonly<Box>>>;
}> = (doc, { map, places, boxes }) => {
  const frames = Object.entries(boxes).map(([id, box]): [EntityMap, number[]] => [
    aliveEntity(doc, 'frames', id),
    checkNumbers(box),
  ]);
  placeConcepts(doc, { map, places });
  for (const [frame, box] of frames) put(frame, 'box', box);
};

export const deleteFrame: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'frames', [id], true);

export const restoreFrame: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'frames', [id], false);

/** Takes an image off every map for good, with what was said that it shows; frames deleted before included. */
export const forgetImage: Command<{ image: string }> = (doc, { image }) => {
  for (const [, frame] of [...entitiesOf(doc, 'frames')]) {
    if (frame.get('image') !== image) continue;
    for (const language of LANGUAGES) put(frame, localizedKey('title', language), null);
    put(frame, 'deleted', true);
  }
};
