import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { project } from '../../../app/domain/graph/projection.ts';
import {
  counts,
  mapBySlug,
  mapsInOrder,
  propositionsOn,
} from '../../../app/domain/graph/queries.ts';
import { buildExample, readExamplePlaces } from '../../../server/example/build-example.ts';
import { concepts, maps, propositions, terms } from '../../../server/example/starter-map.ts';

const SOURCE = new URL('../../../../shared/example/starter-map.md', import.meta.url);

/** Rows of the table under a heading, without its head. */
function tableUnder(text: string, heading: string): string[][] {
  const section = text.split(`\n## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The list is typed with straight quotes and plain spaces; the data with the right ones. */
const typed = (text: string) => text.replaceAll('’', "'").replaceAll('\u202f', ' ');

const LITERATURES: Record<string, string> = { 'digital-labor': 'digital labor', gvc: 'GVC' };
const LEVELS: Record<string, string> = {
  'public authorities and legislator': 'public authorities',
};
const STATUSES: Record<string, string> = {
  'to-source': 'to source',
  'thesis-claim': 'thesis claim',
  'open-question': 'open question',
  'no-source-needed': 'no source needed',
};

function levelName(id: string): string {
  const term = terms.find((known) => known.id === id);
  const own = term?.label.en ?? '';
  const parent = terms.find((known) => known.id === term?.parent)?.label.en.toLowerCase();
  const lower = ['South', 'North'].includes(own) ? own : own.toLowerCase();
  const name = LEVELS[lower] ?? lower;
  return parent ? `${parent}: ${name}` : name;
}

describe.runIf(existsSync(SOURCE))('the example, row by row as the lab gave it', () => {
  const text = existsSync(SOURCE) ? readFileSync(SOURCE, 'utf8') : '';

  it('has its concepts', () => {
    const rows = concepts.map((concept) => [
      concept.id,
      typed(concept.label.fr),
      typed(concept.form.fr),
      typed(concept.label.en),
      typed(concept.form.en),
      concept.fieldSite ? `${concept.kind} (field site)` : concept.kind,
      concept.literatures.map((id) => LITERATURES[id] ?? id).join(', '),
      concept.levels.map(levelName).join(', '),
    ]);
    const expected = tableUnder(text, 'Concepts').map((row) => [
      ...row.slice(0, 7),
      row[7]?.replaceAll(';', ','),
    ]);
    expect(expected.length).toBe(50);
    expect(rows).toEqual(expected);
  });

  it('has its propositions with their statuses and sources', () => {
    const rows = propositions.map(({ from, to, phrase, status, sources }) => [
      from,
      typed(phrase.fr),
      typed(phrase.en),
      to,
      STATUSES[status] ?? status,
      sources.map(({ reference, stance }) => `${reference} ${stance}`).join('; '),
    ]);
    const expected = tableUnder(text, 'Propositions').map((row) => [
      ...row.slice(0, 5),
      (row[5] ?? '').replace(/(\d+)(?=;|$)/g, '$1 supports'),
    ]);
    expect(expected.length).toBe(51);
    expect(rows).toEqual(expected);
  });

  it('has its maps with their concepts', () => {
    const lines = [...text.matchAll(/^\d\. \*\*(.+) \/ (.+)\*\*.*: (.+)\.$/gm)];
    expect(lines.length).toBe(5);
    expect(
      maps.map(({ name, concepts: shown }) => [typed(name.fr), typed(name.en), shown]),
    ).toEqual(lines.map(([, fr, en, shown]) => [fr, en, shown?.split(', ')]));
  });
});

describe('the example as built', () => {
  const doc = new Y.Doc();
  const works = Object.fromEntries(Array.from({ length: 18 }, (_, i) => [i + 1, `work-${i + 1}`]));
  buildExample(doc, { workIdByReference: works, places: readExamplePlaces() });
  const graph = project(doc);

  it('holds everything, numbered in the order of the list, with no page made up', () => {
    expect(graph.illTyped).toEqual([]);
    expect(counts(graph)).toEqual({
      concepts: 50,
      propositions: 51,
      byStatus: {
        'to-source': 5,
        sourced: 27,
        'thesis-claim': 9,
        'open-question': 6,
        'no-source-needed': 4,
      },
      contested: 1,
      sources: 38,
      withoutLocator: 38,
    });
    expect(graph.propositions['ai--occupations']).toMatchObject({ number: 1, contested: true });
    expect(graph.propositions['dpc--dpa']?.number).toBe(51);
    expect(graph.concepts['garante']?.aliases).toEqual(['GDPR']);
    expect(graph.concepts['gdpr']?.aliases).toEqual([]);
  });

  it('opens on the conceptual framework, which shows at most fifteen concepts', () => {
    expect(mapsInOrder(graph).map(({ slug }) => slug)).toEqual(maps.map(({ slug }) => slug));
    const first = mapBySlug(graph, 'cadre-conceptuel');
    expect(Object.keys(first?.places ?? {}).length).toBeLessThanOrEqual(15);
    expect(first && propositionsOn(graph, first).length).toBeGreaterThan(5);
  });
});
