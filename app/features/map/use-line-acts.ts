import { useTranslation } from 'react-i18next';
import {
  placeHub,
  placeLabelOn,
  setBends,
  setLines,
  setLineStyle,
  sharePhrase,
  unsharePhrase,
} from '../../domain/graph/commands.ts';
import { LIMITS } from '../../domain/graph/limits.ts';
import { shareable } from '../../domain/graph/shared-phrases.ts';
import { LINE_STYLES, type LineStyle } from '../../domain/graph/types.ts';
import {
  aside,
  boxesOf,
  type EdgeItem,
  handlesOf,
  labelAnchor,
  withBend,
} from '../../domain/scene/index.ts';
import { useMap } from './map-context.ts';

/** Map units, and the share of a line, by which a label moves at a press. */
const STEP = { beside: 16, along: 0.08 } as const;
export const LABEL_WAYS = ['start', 'end', 'up', 'down'] as const;
export type LabelWay = (typeof LABEL_WAYS)[number];

/** One thing that can be done now with the lines that are chosen. */
export interface LineAct {
  id: 'bend' | 'straighten' | 'resetLabel' | 'share' | 'unshare' | 'resetHub';
  /** In a list of all that can be done, where nothing around it says what it is about. */
  label: string;
  hint?: string;
  run: () => void;
}

/** What can be done with the lines of some propositions: for the panels and the palette alike. */
export function useLineActs(ids: readonly string[]) {
  const { t } = useTranslation('lines');
  const { graph, map, scene, edit } = useMap();
  const edges = scene.edges.filter(({ id }) => ids.includes(id));
  const edge = edges.length === 1 ? edges[0]! : null;
  const ownStyles = new Set(ids.map((id) => map.routes[id]?.style ?? null));
  const hub = edge && scene.hubs.find(({ id }) => id === edge.hub);
  const on = { map: map.id };
  const ownStyle = ownStyles.size === 1 ? [...ownStyles][0]! : undefined;
  const setStyle = (style: LineStyle | null) =>
    edit((doc) => setLineStyle(doc, { ...on, ids, style }));
  const setMapStyle = (lines: LineStyle) => edit((doc) => setLines(doc, { id: map.id, lines }));

  const acts: LineAct[] = [];
  const offer = (id: LineAct['id'], run: () => void, more: Partial<LineAct> = {}) =>
    acts.push({ id, label: t(id), run, ...more });
  if (edge && !('loop' in edge.route) && edge.bends.length < LIMITS.bends) {
    offer('bend', () => addBend(edge));
  }
  const bent = edges.filter(({ bends }) => bends.length > 0);
  if (bent.length > 0) {
    const run = () =>
      edit((doc) => {
        for (const { id } of bent) setBends(doc, { ...on, id, bends: [] });
      });
    offer('straighten', run, { label: t('straightenLong') });
  }
  const set = edges.filter(({ pin }) => pin);
  if (set.length > 0) {
    offer('resetLabel', () =>
      edit((doc) => {
        for (const { id } of set) placeLabelOn(doc, { ...on, id, at: null });
      }),
    );
  }
  const alike = shareable(graph, map, ids);
  if (alike.length > 0) {
    const hint = t('shareHint', { count: alike.length });
    offer('share', () => edit((doc) => sharePhrase(doc, { ...on, ids: alike })), { hint });
  }
  const sharing = edges.filter((one) => one.hub !== null).map(({ id }) => id);
  if (sharing.length > 0) {
    offer('unshare', () => edit((doc) => unsharePhrase(doc, { ...on, ids: sharing })));
  }
  if (hub?.offset) {
    offer('resetHub', () => edit((doc) => placeHub(doc, { ...on, group: hub.id, at: null })));
  }

  /** In the middle of the longest stretch, off to the side, where it can be seen and moved. */
  function addBend(line: EdgeItem) {
    const boxes = boxesOf(scene, line);
    const places = handlesOf(line, boxes, 0).filter(({ isNew }) => isNew);
    const place = places[Math.floor(places.length / 2)];
    if (!place) return;
    const bends = withBend(line, boxes, place, aside(line, boxes, place));
    edit((doc) => setBends(doc, { ...on, id: line.id, bends }));
  }
  function moveLabel(way: LabelWay) {
    if (!edge) return;
    const { x, y, width, height } = edge.label;
    const middle: [number, number] = [x + width / 2, y + height / 2];
    const [along, dx, dy] = edge.pin ?? labelAnchor(edge, middle);
    const step = { start: -STEP.along, end: STEP.along, up: 0, down: 0 }[way];
    const rise = { start: 0, end: 0, up: -STEP.beside, down: STEP.beside }[way];
    const next = Math.min(1, Math.max(0, along + step));
    edit((doc) => placeLabelOn(doc, { ...on, id: edge.id, at: [next, dx, dy + rise] }));
  }
  function styleActs(whose: 'map' | 'own') {
    const now = whose === 'map' ? map.lines : ownStyle;
    const set = whose === 'map' ? setMapStyle : setStyle;
    return LINE_STYLES.filter((style) => style !== now).map((style) => ({
      id: `${whose} ${style}`,
      label: t(`act.${whose}`, { style: t(`styles.${style}`) }),
      run: () => void set(style),
    }));
  }
  return {
    /** The style that all of them have of their own (null: none); undefined where they differ. */
    style: ownStyle,
    setStyle,
    setMapStyle,
    acts,
    moveLabel: edge && edge.label.width > 0 ? moveLabel : null,
    /** How many others share the phrase of the one that is chosen. */
    sharedWith: hub ? hub.members.length - 1 : 0,
    /** All of it, for the palette. */
    others: [...styleActs('map'), ...(edges.length > 0 ? styleActs('own') : []), ...acts],
  };
}
