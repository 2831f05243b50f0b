import { type Clip, newPasted, type Pasted } from '../clip.ts';
import { FRAME_TEXT, LIMITS } from '../limits.ts';
import { entityOf, isAlive } from '../schema.ts';
import type * as Y from 'yjs';
import { addConcept } from './concepts.ts';
import { addFrame, placeConcepts } from './maps.ts';
import { linkConcepts, setSentence } from './propositions.ts';
import type { Command } from './run.ts';
import { aliveEntity, checkLocalized } from './write.ts';

const hasTerm = (doc: Y.Doc, id: string, vocabulary: string): boolean => {
  const term = entityOf(doc, 'terms', id);
  return isAlive(term) && term.get('vocabulary') === vocabulary;
};

/**
 * Lays a clip on a map, moved by `by`; returns the ids of what stands there now. A concept of this
 * project that the map does not show is shown; one that it shows already, or of elsewhere, is made
 * anew with the propositions between new ones. A work's card of another project is left out.
 */
export const pasteClip: Command<
  {
    map: string;
    clip: Clip;
    workspace: string;
    by: readonly [number, number];
    /** Where the parts before this one have come to (`clipParts`). */
    pasted?: Pasted;
  },
  string[]
> = (doc, { map, clip, workspace, by, pasted = newPasted() }) => {
  const view = aliveEntity(doc, 'maps', map);
  // All is checked before anything is written (G19).
  for (const { label, form } of clip.concepts) {
    checkLocalized('label', label);
    checkLocalized('form', form);
  }
  for (const { phrase, sentence } of clip.propositions) {
    checkLocalized('phrase', phrase);
    checkLocalized('sentence', sentence);
  }
  const laid = clip.frames.filter(
    ({ look, image, work }) =>
      (look !== 'image' || image !== undefined) &&
      (look !== 'work' || (work !== undefined && clip.workspace === workspace)),
  );
  for (const { look, title } of laid) checkLocalized(FRAME_TEXT[look], title);
  const moved = ([x, y]: readonly number[]): [number, number] => {
    const within = (value: number): number =>
      Math.max(-LIMITS.coordinate, Math.min(LIMITS.coordinate, value));
    return [within(x! + by[0]), within(y! + by[1])];
  };
  const shown = view.get('places') as Y.Map<unknown>;
  const { ids, made } = pasted;
  const laidHere: string[] = [];
  for (const { id, label, form, kind, literatures, place } of clip.concepts) {
    const at = moved(place);
    const isOurs = clip.workspace === workspace && isAlive(entityOf(doc, 'concepts', id));
    if (isOurs && !shown.has(id)) {
      placeConcepts(doc, { map, places: { [id]: at } });
      ids.set(id, id);
      laidHere.push(id);
      continue;
    }
    const copy = addConcept(doc, {
      label,
      form,
      kind: kind !== null && hasTerm(doc, kind, 'kind') ? kind : null,
      literatures: literatures.filter((term) => hasTerm(doc, term, 'literature')),
      on: { map, at },
    });
    ids.set(id, copy);
    laidHere.push(copy);
    made.add(copy);
  }
  for (const { from, to, phrase, sentence, status } of clip.propositions) {
    const [start, end] = [ids.get(from), ids.get(to)];
    if (!start || !end || start === end || !(made.has(start) || made.has(end))) continue;
    const id = linkConcepts(doc, { from: start, to: end, phrase: { text: phrase }, status });
    setSentence(doc, { id, sentence });
  }
  const frames = laid.map(({ box: [x, y, width, height], ...frame }) =>
    addFrame(doc, { ...frame, map, box: [...moved([x, y]), width, height] }),
  );
  return [...laidHere, ...frames];
};
