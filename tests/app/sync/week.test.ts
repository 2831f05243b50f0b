import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import {
  addConcept,
  deleteConcepts,
  linkConcepts,
  renameConcept,
} from '../../../app/domain/graph/commands.ts';
import { contentHash, startHarness, stored, until } from '../../server/collab/support.ts';
import { seeded } from '../../support/random.ts';
import { open, saved } from './support.ts';
import type { Client } from './support.ts';

/** 500 edits on each side in every run; `npm run campaign -- week` for as many as faults.md asks. */
const EDITS = Number(process.env['CANEVAS_WEEK'] ?? 500);
const SHARED = 20;

test(
  `a week away, ${EDITS} edits on each side: both say the same, and nothing hangs in the air`,
  async () => {
    globalThis.indexedDB = new IDBFactory();
    const harness = await startHarness();
    const random = seeded(9);
    const ben = open(harness.url, 'ben');
    let ada = open(harness.url, 'ada');
    await Promise.all([ada.opened, ben.opened]);
    const shared = Array.from({ length: SHARED }, (_, i) =>
      ben.run((doc) => addConcept(doc, { label: { fr: `partagé ${i}` } })),
    );
    await saved(ben);
    await until(() => Object.keys(ada.graph.getSnapshot().concepts).length === SHARED);
    await saved(ada);
    const { network } = ada;
    network.cut();
    await until(() => ada.status.getSnapshot().connection !== 'connected');

    const edit = (client: Client, own: string[], i: number): void => {
      const any = () => shared[Math.floor(random() * SHARED)]!;
      const label = { fr: `${client.user.id} ${i}` };
      if (i % 5 === 0) own.push(client.run((doc) => addConcept(doc, { label })));
      else if (i % 5 === 1) {
        client.run((doc) => linkConcepts(doc, { from: own.at(-1)!, to: any() }));
      } else client.run(renameConcept, { id: random() < 0.5 ? any() : own.at(-1)!, label });
    };
    const [adas, bens]: [string[], string[]] = [[], []];
    for (let i = 0; i < EDITS; i++) edit(ada, adas, i);
    for (let i = 0; i < EDITS; i++) {
      edit(ben, bens, i);
      if (i % 500 === 499) await saved(ben);
    }
    // Deleted by one while the other has gone on linking to it, and the other way round.
    ben.run(deleteConcepts, { ids: [shared[0]!] });
    ada.run(deleteConcepts, { ids: [shared[1]!] });
    await saved(ben);
    await until(() => ada.state() === 'device', 60_000);
    expect(ada.status.getSnapshot().pending).toBe(EDITS + 1);

    // The page has been closed meanwhile: another one finds what is on this device, and sends it in pieces.
    await ada.close();
    const before = harness.log.stats.rows;
    network.restore();
    ada = open(harness.url, 'ada', { network });
    await saved(ada, ben);
    // The server numbers the new propositions meanwhile.
    const hashes = () => [ada.doc, ben.doc, stored(harness.log)].map(contentHash);
    await until(() => new Set(hashes()).size === 1, 30_000);
    expect(harness.log.stats.rows - before).toBeLessThan(EDITS / 10 + 20);
    expect(ada.status.getSnapshot()).toMatchObject({ held: 0, pending: 0 });

    const { concepts, propositions } = ada.graph.getSnapshot();
    expect(shared.filter((id) => !concepts[id])).toEqual([shared[0], shared[1]]);
    for (const id of [...adas, ...bens]) expect(concepts[id]).toBeDefined();
    for (const { from, to } of Object.values(propositions)) {
      expect([concepts[from], concepts[to]]).not.toContain(undefined);
    }
    console.log(
      `week: ${EDITS} edits on each side, sent as ${harness.log.stats.rows - before} updates, numbers included, ` +
        `${Object.keys(concepts).length} concepts, ${Object.keys(propositions).length} propositions`,
    );
    await Promise.all([ada.close(), ben.close()]);
    await harness.stop();
  },
  60_000 + EDITS * 20,
);
