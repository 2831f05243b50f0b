/**
 * How long the server's one thread is held by the projection of a graph, made there and followed
 * incrementally, beside what it would be held if a worker made it: a worker's graph has to be read
 * into this thread whole, whatever changed (v8.deserialize, which is what a message between threads
 * costs its receiver).
 *
 * Run: npx node bench/projection.ts [elements...]
 */
import { deserialize, serialize } from 'node:v8';
import * as Y from 'yjs';
import {
  addConcept,
  addMap,
  hasUnnumbered,
  linkConcepts,
  numberPropositions,
  renameConcept,
} from '../app/domain/graph/commands.ts';
import { createProjector } from '../app/domain/graph/projector.ts';
import { seeded } from './support.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [2000, 10_000];
const EDITS = 200;

/** Half concepts, half propositions between them, the concepts placed on one map. */
function build(elements: number): Y.Doc {
  const doc = new Y.Doc();
  const random = seeded(3);
  doc.transact(() => {
    const map = addMap(doc, { name: { fr: 'Carte' } });
    const concepts = Array.from({ length: elements / 2 }, (_, i) =>
      addConcept(doc, {
        label: { fr: `concept ${String(i)}`, en: `concept ${String(i)}` },
        definition: { fr: `Ce que l’on appelle ainsi depuis l’enquête ${String(i)}.` },
        on: { map, at: [random() * 5000, random() * 5000] },
      }),
    );
    for (const [i, from] of concepts.entries()) {
      const to =
        concepts[(i + 1 + Math.floor(random() * (concepts.length - 1))) % concepts.length]!;
      linkConcepts(doc, { from, to, phrase: { text: { fr: 'mène à' } } });
    }
  });
  return doc;
}

/** Milliseconds that an act takes of this thread, on average: by the clock, others on the machine would count too. */
function cost(times: number, act: (round: number) => unknown): number {
  const began = process.threadCpuUsage();
  for (let i = 0; i < times; i++) act(i);
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000 / times;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
for (const size of SIZES) {
  const state = Y.encodeStateAsUpdate(build(size));
  const load = cost(5, () => Y.applyUpdate(new Y.Doc(), state));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const first = cost(5, () => createProjector(doc).destroy());
  const projector = createProjector(doc);
  const ids = Object.keys(projector.getSnapshot().concepts);
  const random = seeded(5);
  const rename = (name: string): void => {
    const id = ids[Math.floor(random() * ids.length)]!;
    renameConcept(doc, { id, label: { fr: name } });
  };
  const edit = cost(EDITS, (i) => rename(`autre nom ${String(i)}`));
  const follow =
    cost(EDITS, (i) => {
      rename(`encore un ${String(i)}`);
      projector.getSnapshot();
    }) - edit;
  numberPropositions(doc);
  const look = cost(20, () => hasUnnumbered(doc));
  const sent = serialize(projector.getSnapshot());
  const receive = cost(20, () => deserialize(sent));
  console.log(
    `| ${String(size)} | ${(state.length / 1024 / 1024).toFixed(1)} MiB | ${ms(load)} | ${ms(first)} ` +
      `| ${ms(look)} | ${ms(follow)} | ${ms(receive)} | ${(receive / follow).toFixed(1)} |`,
  );
}
