import { CanevasError } from '../../errors.ts';
import { isId, newId } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { localizedKey, type EntityMap } from '../schema.ts';
import { LANGUAGES, LINE_STYLES, type Anchored, type LineStyle, type LineView } from '../types.ts';
import type { Command } from './run.ts';
import { aliveEntity, checkNumbers, put } from './write.ts';

/** Keys that say how a map draws a line, each before the id of what it is of (G29, G30). */
const FIELDS = ['style', 'bends', 'label', 'group', 'hub'] as const;
const keyOf = (field: (typeof FIELDS)[number], id: string): string => `${field}.${id}`;

/** The keys of a stored map that say how its lines are drawn. */
export const routeKeys = (map: EntityMap): string[] =>
  [...map.keys()].filter((key) => FIELDS.some((field) => key.startsWith(`${field}.`)));

export function checkLineStyle(style: LineStyle): LineStyle {
  if (!LINE_STYLES.includes(style)) throw new CanevasError('bad-request', { field: 'lines' });
  return style;
}

/** @throws CanevasError `bad-position`. */
function checkAnchored([along, dx, dy]: Anchored): number[] {
  if (!(along >= 0 && along <= 1)) throw new CanevasError('bad-position', { limit: 1 });
  return [Math.round(along * 1000) / 1000, ...checkNumbers([dx, dy])];
}

function checkBends(bends: readonly Anchored[]): number[][] | null {
  if (bends.length > LIMITS.bends) throw new CanevasError('bad-position', { limit: LIMITS.bends });
  return bends.length === 0 ? null : bends.map(checkAnchored);
}

/** Draws some propositions' lines in a style of their own; null: as the map's lines are. */
export const setLineStyle: Command<{
  map: string;
  ids: readonly string[];
  style: LineStyle | null;
}> = (doc, args) => {
  const map = aliveEntity(doc, 'maps', args.map);
  const style = args.style && checkLineStyle(args.style);
  for (const id of args.ids) aliveEntity(doc, 'propositions', id);
  for (const id of args.ids) put(map, keyOf('style', id), style);
};

/** Where a line bends, from its start to its end; none makes it go its own way again. */
export const setBends: Command<{ map: string; id: string; bends: readonly Anchored[] }> = (
  doc,
  { map, id, bends },
) => {
  const view = aliveEntity(doc, 'maps', map);
  aliveEntity(doc, 'propositions', id);
  put(view, keyOf('bends', id), checkBends(bends));
};

/** Where a label stands on its line or beside it; null: where it finds room. */
export const placeLabelOn: Command<{ map: string; id: string; at: Anchored | null }> = (
  doc,
  { map, id, at },
) => {
  const view = aliveEntity(doc, 'maps', map);
  aliveEntity(doc, 'propositions', id);
  put(view, keyOf('label', id), at && checkAnchored(at));
};

/** How far a shared phrase stands from the place it would have; null: there. */
export const placeHub: Command<{ map: string; group: string; at: [number, number] | null }> = (
  doc,
  { map, group, at },
) => {
  if (!isId(group)) throw new CanevasError('bad-request', { field: 'group' });
  put(aliveEntity(doc, 'maps', map), keyOf('hub', group), at && checkNumbers(at));
};

/** What has to be the same of propositions that are drawn through one phrase. */
const phraseOf = (proposition: EntityMap): string =>
  JSON.stringify([
    ...LANGUAGES.map((language) => proposition.get(localizedKey('phrase', language)) ?? null),
    proposition.get('term') ?? null,
  ]);

/**
 * Draws propositions through one linking phrase on a map (G30); those that share one already bring
 * their group along. Returns the group.
 * @throws CanevasError `bad-request` unless two or more have one phrase, and one start or one end.
 */
export const sharePhrase: Command<{ map: string; ids: readonly string[] }, string> = (
  doc,
  args,
) => {
  const map = aliveEntity(doc, 'maps', args.map);
  const ids = [...new Set(args.ids)];
  const propositions = ids.map((id) => aliveEntity(doc, 'propositions', id));
  const isOne = (of: (proposition: EntityMap) => unknown): boolean =>
    new Set(propositions.map(of)).size === 1;
  const isJoined = (['from', 'to'] as const).some((end) => isOne((one) => one.get(end)));
  if (ids.length < 2 || !isJoined || !isOne(phraseOf)) {
    throw new CanevasError('bad-request', { field: 'ids' });
  }
  const held = ids.map((id) => map.get(keyOf('group', id))).find(isId);
  const group = held ?? newId();
  for (const id of ids) put(map, keyOf('group', id), group);
  return group;
};

/** Draws propositions each with its own phrase again. */
export const unsharePhrase: Command<{ map: string; ids: readonly string[] }> = (
  doc,
  { map, ids },
) => {
  const view = aliveEntity(doc, 'maps', map);
  for (const id of ids) put(view, keyOf('group', id), null);
};

/** Writes all that a file says of a map's lines. */
export const setRoutes: Command<{
  map: string;
  routes: Readonly<Record<string, LineView>>;
  hubs: Readonly<Record<string, [number, number]>>;
}> = (doc, { map, routes, hubs }) => {
  const view = aliveEntity(doc, 'maps', map);
  for (const [id, { style, bends, label, group }] of Object.entries(routes)) {
    if (style) put(view, keyOf('style', id), checkLineStyle(style));
    if (bends) put(view, keyOf('bends', id), checkBends(bends));
    if (label) put(view, keyOf('label', id), checkAnchored(label));
    if (group) put(view, keyOf('group', id), group);
  }
  for (const [id, at] of Object.entries(hubs)) put(view, keyOf('hub', id), checkNumbers(at));
};
