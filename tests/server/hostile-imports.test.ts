import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startImport, type ImportLimits } from '../../server/workers/importing.ts';
import { HOSTILE_FILES } from '../bibliography/hostile-files.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterAll(() => lab.end());

const SMALL = '@book{small, title = {Fine}}';
const LARGE = Array.from({ length: 40_000 }, (_, n) => `@book{k${n}, title = {T ${n}}}`).join('\n');
const GENEROUS: ImportLimits = { memoryMb: 512, workFor: () => 60_000 };

async function read(data: string, limits: ImportLimits): Promise<number> {
  const task = { kind: 'read', data, format: null } as const;
  const answer = await startImport(task, undefined, limits).answer;
  return answer.kind === 'read' ? answer.read.entries.length : -1;
}

describe('a thread that reads too much is ended, and the next one reads', () => {
  test.each([
    ['in memory', 'import-too-complex', { ...GENEROUS, memoryMb: 16 }],
    ['in time', 'import-timeout', { ...GENEROUS, workFor: () => 1 }],
  ])('%s', async (_, code, limits) => {
    expect(await codeOf(() => read(LARGE, limits))).toBe(code);
    expect(await read(SMALL, GENEROUS)).toBe(1);
    expect(await read(LARGE, GENEROUS)).toBe(40_000);
  });
});

test('the server answers while files made to hang it are read, and imports the next', async () => {
  const { library } = lab.services;
  const actor = lab.administrator;
  // Each is read in hostile-formats.test.ts; these are some of every kind, and the archives. Twenty
  // thousand works that would all have one key took minutes to compare.
  const some = /^(?:ris|nbib), repeated| MB |of JSON$|bomb|nested 50,000|middle of a sign/;
  const files = HOSTILE_FILES.filter(([name]) => some.test(name));
  expect(files.length).toBeGreaterThan(9);
  let answered = 0;
  const asking = setInterval(() => {
    library.list(actor, ref, { limit: 1 }).then(
      () => (answered += 1),
      () => undefined,
    );
  }, 20);
  for (const [name, data] of files) {
    const outcome = await library.previewImport(actor, ref, { data }).then(
      ({ entries }) => entries.length,
      (error: { code?: string }) => error.code,
    );
    expect(String(outcome), name).toMatch(/^(?:\d+|import-[a-z-]+)$/);
  }
  clearInterval(asking);
  expect(answered).toBeGreaterThan(files.length);
  expect((await library.importNow(actor, ref, { data: SMALL })).imported).toHaveLength(1);
}, 120_000);
