import type { Graph, LineStyle, Proposition } from '../../../app/domain/graph/types.ts';
import { STATUSES } from '../../../app/domain/graph/types.ts';
import { seeded } from '../../support/random.ts';

/** Long and short ones, as a lab writes them. */
export const LABELS = [
  'Travail du clic',
  'Protection sociale des données personnelles',
  'Chaîne globale de valeur',
  'Intelligence artificielle',
  'Gouvernance des communs numériques dans les territoires',
  'Plateformes',
  'Agences de protection des données',
  'Micro-travail',
];
export const PHRASES = [
  'étudie',
  'prend en compte',
  'se positionne dans',
  'ferait disparaître',
  'est',
];
/** Map units from card to card: there is room between them for a line and its label. */
const STEP = { x: 380, y: 250 };

/**
 * A map as a lab draws one: cards in loose rows, each linked with a neighbour or one a row or two away,
 * one pair in eight in both directions. Map "m".
 */
export function gridMap(size: number, seed: number, lines: LineStyle = 'curved'): Graph {
  const random = seeded(seed);
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const columns = Math.ceil(Math.sqrt(size * 1.3));
  const ids = Array.from({ length: size }, (_, index) => `c${index}`);
  const concepts: Graph['concepts'] = {};
  const places: Record<string, [number, number]> = {};
  for (const [index, id] of ids.entries()) {
    concepts[id] = {
      ...{ id, label: { fr: of(LABELS) }, form: {}, aliases: [], kind: null, literatures: [] },
      ...{ levels: [], fieldSite: false, definition: {}, evidence: [] },
    };
    places[id] = [
      Math.round((index % columns) * STEP.x + (random() - 0.5) * 120),
      Math.round(Math.floor(index / columns) * STEP.y + (random() - 0.5) * 60),
    ];
  }
  const propositions: Graph['propositions'] = {};
  const link = (from: string, to: string): void => {
    const number = Object.keys(propositions).length + 1;
    const id = `p${String(number).padStart(4, '0')}`;
    const held: Proposition = {
      ...{ id, number, from, to, phrase: { text: { fr: of(PHRASES) }, term: null } },
      ...{ status: of(STATUSES), sentence: {}, evidence: [], contested: false },
    };
    propositions[id] = held;
  };
  for (let index = 1; index < size; index++) {
    const offsets = [1, columns, columns + 1, 2, columns - 1, 2 * columns];
    const near = offsets.filter((offset) => offset <= index);
    const [one, other] = [ids[index]!, ids[index - of(near)]!];
    if (random() < 0.5) link(one, other);
    else link(other, one);
    if (random() < 0.12) link(one, other);
  }
  const map: Graph['maps'][string] = {
    ...{ id: 'm', slug: 'm', name: { fr: 'Carte' }, focusQuestion: {}, order: 'a', places, lines },
    ...{ frames: [], locked: [], routes: {}, hubs: {}, colours: 'none' },
  };
  return {
    ...{ terms: {}, concepts, propositions, maps: { m: map }, illTyped: [] },
    trash: { terms: [], concepts: [], propositions: [], maps: [] },
  };
}
