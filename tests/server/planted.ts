/**
 * A project in which phrases are planted where only their owners may find them: a restricted
 * interview with all that hangs on it, and the private readings of one member.
 */
import {
  addConcept,
  addEvidence,
  addFrame,
  placeConcepts,
} from '../../app/domain/graph/commands.ts';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import type { Actor } from '../../server/types.ts';
import { PICTURE } from '../support/pictures.ts';
import type { TestLab } from './lab.ts';

/** Each holds the mark, and nothing else in the lab does. */
export const MARK = 'zzqwkx';
export const PLANTED = {
  title: 'Entretien avec zzqwkxtitre',
  author: 'Zzqwkxpseudonyme',
  realName: 'Zzqwkxvrainom',
  quotation: 'zzqwkxcitation entière du terrain',
  mapQuotation: 'zzqwkxcitation posée sur la carte',
  comment: 'zzqwkxcommentaire sur l’entretien',
  verdict: 'zzqwkxverdict privé',
  tag: 'zzqwkxétiquette',
  speaker: 'Zzqwkxlocuteur',
  view: 'zzqwkxvue',
  reason: 'zzqwkxraison',
  ownTag: 'zzqwkxmotclé',
  search: 'zzqwkxrecherche gardée',
};

export const PERIOD = { since: '2026-01-01', until: '2026-12-31' };

export interface Planted {
  /** The project's id. */
  ref: string;
  slug: string;
  /** The one member who may see it all. */
  named: Actor & { kind: 'user' };
  /** An interview for `named` alone. */
  restricted: string;
  /** A passage of it, and what is said of it. */
  excerpt: string;
  comment: string;
  /** A book for everyone, which `named` reads in private and has recommended to the administrator. */
  open: string;
  /** Cites the interview, on a map. */
  concept: string;
  map: string;
  /** Of `named`, on a third work. */
  sheet: string;
  /** Of the project, for all its members. */
  image: string;
}

/** @param lab set up; its administrator owns the project */
export async function plant(lab: TestLab): Promise<Planted> {
  const { services } = lab;
  const owner = lab.administrator;
  const { id: ref, slug } = await services.workspaces.create(owner, { name: 'Terrain' });
  const named = await lab.join(owner, ref, 'editor');
  const add = async (item: Parameters<typeof services.library.add>[2]['item']) =>
    (await services.library.add(named, ref, { item })).id;
  const restricted = await add({
    type: 'interview',
    title: PLANTED.title,
    author: [{ family: PLANTED.author }],
    issued: { 'date-parts': [[2025]] },
  });
  const open = await add({ type: 'book', title: 'Un livre ouvert' });
  const shown = await add({ type: 'book', title: 'Un livre montré' });
  const room = await lab.context.rooms.graph(ref);
  const concept = await room.apply(named.userId, (doc) =>
    addConcept(doc, { label: { fr: 'Travail' } }),
  );
  const map = await services.maps.create(named, ref, { name: { fr: 'Carte' }, focusQuestion: {} });
  await room.apply(named.userId, (doc) =>
    placeConcepts(doc, { map: map.id, places: { [concept]: [0, 0] } }),
  );
  // Quoted on the map before anybody restricted it.
  await room.apply(named.userId, (doc) =>
    addEvidence(doc, {
      on: ['concept', concept],
      work: restricted,
      quotation: PLANTED.mapQuotation,
      attributedTo: PLANTED.speaker,
    }),
  );
  await room.apply(named.userId, (doc) =>
    addFrame(doc, { map: map.id, look: 'work', work: restricted, box: [0, 200, 232, 84] }),
  );
  await services.restrictions.set(named, ref, restricted, []);
  await services.shelves.change(named, ref, [restricted], { addTags: [PLANTED.ownTag] });
  services.shelves.saveSearch(named, ref, {
    name: PLANTED.search,
    query: 'q=zzqwkxrecherche',
    shared: false,
  });
  services.restrictions.setRealName(named, ref, restricted, PLANTED.realName);
  const { id: excerpt } = await services.excerpts.add(named, ref, restricted, {
    ...NO_EXCERPT,
    quotation: PLANTED.quotation,
    locator: { label: 'page', value: '4' },
  });
  await services.excerpts.cite(named, ref, excerpt, { on: { kind: 'concept', id: concept } });
  const { id: comment } = await services.comments.add(named, ref, {
    target: { kind: 'work', id: restricted },
    body: PLANTED.comment,
  });
  services.readings.set(named, ref, open, {
    status: 'reading',
    verdict: PLANTED.verdict,
    tags: [PLANTED.tag],
    priority: 1,
  });
  services.readings.set(named, ref, restricted, { status: 'read', shared: true });
  services.readings.saveView(named, ref, { name: PLANTED.view, query: 'q=zzqwkxvue' });
  // A page for the meeting that names another work alone, and not what one thinks of it.
  services.readings.set(named, ref, shown, { status: 'reading' });
  const lines = [`reading:${shown}`];
  const { id: sheet } = await services.sheets.share(named, ref, {
    ...PERIOD,
    title: 'Réunion',
    lines,
  });
  services.readings.recommend(named, ref, {
    work: open,
    to: owner.userId,
    reason: PLANTED.reason,
    due: null,
  });
  const { id: image } = await services.images.add(named, ref, PICTURE);
  return {
    ...{ ref, slug, named, restricted, excerpt, comment, open, concept, map: map.slug, sheet },
    image,
  };
}
