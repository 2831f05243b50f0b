import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  CSL_TYPES,
  readBibliography,
  writeBiblatex,
  writeBibtex,
  type CslItem,
  type ExportableWork,
} from '../../bibliography/index.ts';
import { asWork, example } from './support.ts';

/** The Debian tools that a user's LaTeX runs. Absent ones are said so. */
function installed(tool: string): boolean {
  const found = spawnSync(tool, ['--version'], { encoding: 'utf8' }).status === 0;
  if (!found) console.log(`not run: ${tool}`);
  return found;
}
const biber = installed('biber');
const bibtex = installed('bibtex');

const folder = mkdtempSync(join(tmpdir(), 'canevas-tools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One work of every CSL type, bare and full, with everything that TeX could trip over. */
function everything(): ExportableWork[] {
  return CSL_TYPES.flatMap((type, index) => {
    const full: CslItem = {
      id: `full-${type}`,
      type,
      title: `À 100 % : “l’œuvre” n° ${index} & <i>C#_x</i> {y} ~ \\z ^ $5 «\u00A0q\u00A0» 漢 é`,
      author: [
        { family: 'Nuñez', given: 'Åsa-Maria' },
        { family: 'La Fontaine', given: 'Jean', 'dropping-particle': 'de' },
        { literal: 'Ministère de la Culture, de l’Art and Sons' },
      ],
      editor: [{ family: 'Smith', given: 'J.', suffix: 'Jr.' }],
      issued: { 'date-parts': [[2001, 2, 3]] },
      'container-title': 'Actes & débats',
      publisher: 'PUF & Cie',
      'publisher-place': 'Paris',
      'collection-title': 'Collection',
      'collection-number': '4',
      volume: '3',
      issue: '7-8',
      number: '12',
      page: '1-20',
      genre: 'Rapport',
      DOI: '10.1000/a_b%c',
      URL: 'https://example.org/a_b?c=d&e=%20#f',
      note: 'Note 50 %.',
      language: index % 2 ? 'fr' : 'en',
    };
    const bare: CslItem = { id: `bare-${type}`, type, title: `Bare ${type}` };
    return [full, bare].map((item) => ({
      key: item.id,
      aliases: [`old-${item.id}`],
      item,
      raw: null,
    }));
  });
}

const CASES: Array<[string, () => ExportableWork[]]> = [
  ['the example as imported', () => example().map((entry) => asWork(entry))],
  ['the example written anew', () => example().map((entry) => asWork(entry, false))],
  ['every CSL type, full and bare', everything],
];

describe.skipIf(!biber)('biber reads what writeBiblatex writes', () => {
  test.each(CASES)(
    '%s: no error, no warning, no entry lost',
    (name, works) => {
      const file = join(folder, `${name.replace(/\W+/g, '-')}.bib`);
      const text = writeBiblatex(works());
      writeFileSync(file, text);
      const output = join(folder, 'out.bib');
      const run = spawnSync('biber', ['--tool', '--output-file', output, file], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(`${run.stdout}${run.stderr}`).not.toMatch(/WARN|ERROR/);
      expect(run.status).toBe(0);
      const back = readBibliography(readFileSync(output))
        .entries.map(({ key }) => key)
        .sort();
      expect(back).toEqual(
        readBibliography(text)
          .entries.map(({ key }) => key)
          .sort(),
      );
    },
    120_000,
  );
});

describe.skipIf(!bibtex)('bibtex reads what writeBibtex writes', () => {
  test.each(CASES)(
    '%s: no error, no warning, no entry lost',
    (name, works) => {
      const base = `bibtex-${name.replace(/\W+/g, '-')}`;
      const text = writeBibtex(works());
      writeFileSync(join(folder, `${base}.bib`), text);
      writeFileSync(
        join(folder, `${base}.aux`),
        `\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{${base}}\n`,
      );
      const run = spawnSync('bibtex', [base], { cwd: folder, encoding: 'utf8' });
      expect(run.stdout).not.toMatch(/Warning|error|couldn't/i);
      expect(run.status).toBe(0);
      const list = readFileSync(join(folder, `${base}.bbl`), 'latin1');
      expect(list.match(/\\bibitem/g)).toHaveLength(works().length);
      // eslint-disable-next-line no-control-regex
      expect(text.replaceAll('漢', '')).toMatch(/^[\u0000-\u007f]*$/);
    },
    60_000,
  );
});

test('the same works give the same bytes, in any order', () => {
  for (const [, works] of CASES) {
    const forwards = works();
    const backwards = works().reverse();
    expect(writeBiblatex(forwards)).toBe(writeBiblatex(backwards));
    expect(writeBibtex(forwards)).toBe(writeBibtex(backwards));
  }
});
