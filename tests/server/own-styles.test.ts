import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

const INFO = `<info><title>Style du labo</title><id>http://example.org/labo</id>
  <category citation-format="author-date"/><updated>2024-01-01T00:00:00+00:00</updated></info>`;
const style = (inner: string, info = INFO) => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
${info}${inner}</style>`;
const layouts = (layout: string) =>
  `<citation><layout>${layout}</layout></citation><bibliography><layout>${layout}</layout></bibliography>`;
const text = (macro: string) => `<text macro="${macro}"/>`;
const macro = (name: string, inner: string) => `<macro name="${name}">${inner}</macro>`;

const GOOD = style(
  macro('qui', '<names variable="author"><name and="symbol"/></names>') +
    layouts(`${text('qui')}<text variable="title" prefix=" ¶ "/>`),
);
const DEPENDENT = (parent: string) =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Ma revue</title>
  <id>http://example.org/revue</id><link href="http://example.org/revue" rel="self"/>
  <link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/>
  <category citation-format="author-date"/><updated>2024-01-01T00:00:00+00:00</updated></info></style>`;

let lab: TestLab;
let owner: Actor;
let ref: string;
let other: string;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  ref = (await lab.services.workspaces.create(owner, { name: 'Styles' })).id;
  other = (await lab.services.workspaces.create(owner, { name: 'Autre' })).id;
  for (const project of [ref, other]) {
    await lab.services.library.add(owner, project, {
      item: { type: 'book', title: 'Chaînes', author: [{ family: 'Bair', given: 'J.' }] },
    });
  }
}, 60_000);
afterAll(() => lab.end());

const add = (csl: string) => lab.services.bibliography.addStyle(owner, ref, csl);
const rendered = async (project: string, id: string) =>
  (
    await lab.services.bibliography.render(owner, project, {
      scope: { kind: 'library' },
      style: id,
      locale: 'fr-FR',
    })
  ).text;

it('sets the project’s references in a style that it brought, and no other project’s', async () => {
  const { bibliography } = lab.services;
  const { style: added } = await add(`\uFEFF${GOOD}`);
  expect(added).toMatchObject({ title: 'Style du labo', kind: 'author-date', own: true });
  const id = added!.id;
  expect(await rendered(ref, id)).toBe('J. Bair ¶ Chaînes');
  const file = await bibliography.export(owner, ref, {
    scope: { kind: 'library' },
    format: 'plain',
    style: id,
  });
  expect(file.body).toBe('J. Bair ¶ Chaînes\n');
  const asked = { style: id, locale: 'fr-FR' };
  expect((await bibliography.styleTrees(owner, ref, asked)).style.name).toBe('style');
  for (const query of ['', 'LABO', id]) {
    expect((await bibliography.styles(owner, ref, query))[0], query).toEqual(added);
    const others = await bibliography.styles(owner, other, query);
    expect(others.filter(({ own }) => own)).toEqual([]);
  }
  // The thread that renders has the style by now: it is still the project's alone.
  expect(await codeOf(() => rendered(other, id))).toBe('style-unknown');
  expect(await codeOf(() => bibliography.styleTrees(owner, other, asked))).toBe('style-unknown');
  expect(await codeOf(() => bibliography.removeStyle(owner, other, id))).toBe('style-unknown');
  bibliography.removeStyle(owner, ref, id);
  expect(await codeOf(() => rendered(ref, id))).toBe('style-unknown');
});

it('sets a style that refers to another as that one, and says which one it does not know', async () => {
  const { style: added } = await add(DEPENDENT('apa'));
  expect(added).toMatchObject({ title: 'Ma revue', kind: 'author-date' });
  expect(await rendered(ref, added!.id)).toBe(await rendered(ref, 'apa'));
  expect(await codeOf(() => add(DEPENDENT('nowhere')))).toBe('style-parent-unknown');
  expect(await codeOf(() => add(DEPENDENT('../../secret')))).toBe('style-parent-unknown');
});

describe('a style with faults', () => {
  const FAULTY: Record<string, [csl: string, fault: object]> = {
    'an element of its own': [
      GOOD.replace('<text variable="title"', '<txt/><text variable="title"'),
      { code: 'style-fault-element', params: { name: 'txt' }, line: 4 },
    ],
    'an attribute of its own': [
      GOOD.replace('and="symbol"', 'couleur="rouge"'),
      { code: 'style-fault-attribute', params: { name: 'couleur' }, line: 4 },
    ],
    'a value that is none': [
      GOOD.replace('variable="author"', 'variable="auteur"'),
      { code: 'style-fault-value', params: { name: 'variable', value: 'auteur' }, line: 4 },
    ],
    'a tag that is not closed': [
      GOOD.replace('</style>', ''),
      { code: 'style-fault-xml', params: { detail: 'no element found' } },
    ],
    'a page of words': ['Bonjour', { code: 'style-fault-xml', line: 1 }],
    nothing: ['', { code: 'style-fault-xml', line: 1 }],
    'no citation': [style(''), { code: 'style-fault-unfinished', params: { name: 'style' } }],
    'a page of HTML': [
      '<html><body onload="alert(1)"/></html>',
      { code: 'style-fault-element', params: { name: 'html' } },
    ],
    'a macro that is not there': [
      GOOD.replaceAll(text('qui'), text('quoi')),
      { code: 'style-fault-macro', params: { name: 'quoi' }, line: null },
    ],
  };

  it.each(Object.keys(FAULTY))('%s: is said by line and code, and not kept', async (name) => {
    const [csl, fault] = FAULTY[name]!;
    const answer = await add(csl);
    expect(answer.style).toBeNull();
    expect(answer.faults[0]).toMatchObject(fault);
  });

  it('says what belongs in its place, and the first twenty of many', async () => {
    const answer = await add(style(layouts('<txt/>'.repeat(200))));
    expect(answer.faults[0]!.expected).toContain('names');
    expect(answer.faults).toHaveLength(20);
    // And each of the two layouts is without anything that it may hold.
    expect(answer).toMatchObject({ count: 402 });
  });
});

describe('a hostile style', () => {
  const deep = (times: number) => '<group>'.repeat(times) + text('qui') + '</group>'.repeat(times);
  const doubling = Array.from({ length: 30 }, (_, level) =>
    macro(`m${level}`, level === 0 ? '<text value="x"/>' : text(`m${level - 1}`).repeat(2)),
  ).join('');
  const chain = Array.from({ length: 5_000 }, (_, level) =>
    macro(`m${level}`, level === 0 ? '<text value="x"/>' : text(`m${level - 1}`)),
  ).join('');
  const bomb = `<!DOCTYPE style [<!ENTITY a "ha">${Array.from(
    { length: 20 },
    (_, level) => `<!ENTITY a${level + 1} "&a${level || ''};&a${level || ''};">`,
  ).join('')}]>`;
  const HOSTILE: Record<string, [csl: string, code: string]> = {
    huge: [`${GOOD}<!--${'x'.repeat(600 * 1024)}-->`, 'style-too-large'],
    'nested 10,000 deep': [style(macro('qui', '') + layouts(deep(10_000))), 'style-heavy'],
    'nested and never closed': [`<style>${'<group>'.repeat(60_000)}`, 'style-heavy'],
    'entities that multiply': [GOOD.replace('<style', `${bomb}<style`), 'style-doctype'],
    'an entity of a file': [
      GOOD.replace('<style', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><style'),
      'style-doctype',
    ],
    'a macro that calls itself': [
      style(macro('qui', text('qui')) + layouts(text('qui'))),
      'style-loops',
    ],
    'macros in a circle that nothing calls': [
      style(macro('a', text('b')) + macro('b', text('a')) + layouts('<text value="x"/>')),
      'style-loops',
    ],
    'macros that double thirty times': [style(doubling + layouts(text('m29'))), 'style-heavy'],
    'a chain of 5,000 macros': [style(chain + layouts(text('m4999'))), 'style-heavy'],
    'forty thousand faults': [style(layouts('<txt/>'.repeat(20_000))), 'style-heavy'],
  };

  it.each(Object.keys(HOSTILE))('%s: is refused, and the others go on', async (name) => {
    const [csl, code] = HOSTILE[name]!;
    const began = performance.now();
    expect(await codeOf(() => add(csl))).toBe(code);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await rendered(ref, 'apa')).toContain('Bair');
  });

  it('whose words are markup is set as words', async () => {
    const { style: added } = await add(
      style(layouts('<text value="&lt;img src=x onerror=alert(1)&gt;"/>')),
    );
    const { html } = await lab.services.bibliography.render(owner, ref, {
      scope: { kind: 'library' },
      style: added!.id,
      locale: 'fr-FR',
    });
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>/);
  });

  it('is refused beside fifty others', async () => {
    const { db } = lab.context;
    const row = db.raw.prepare(
      `INSERT INTO own_style SELECT ? || id, workspace_id, title, kind, parent, csl, created_at, created_by
       FROM own_style LIMIT 1`,
    );
    for (let count = 0; count < 50; count += 1) row.run(`own-${count}`);
    expect(await codeOf(() => add(GOOD))).toBe('styles-too-many');
  });
});
