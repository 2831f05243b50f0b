import { readFileSync } from 'node:fs';
import type { CslData, CslName } from '../../../bibliography/index.ts';
import type { LabelledPair } from './pairs.ts';

const FILE = new URL('./hard-pairs.txt', import.meta.url);

const names = (text: string): CslName[] =>
  text
    .split('; ')
    .filter(Boolean)
    .map((name) => {
      const [family, given] = name.split(', ');
      return given === undefined ? { literal: family! } : { family: family!, given };
    });

function record(line: string): CslData {
  const [type, people = '', year = '', title = '', ...more] = line.split(' | ');
  const fields = more.map((field) => {
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/.exec(field) ?? [];
    if (name === 'editor') return [name, names(value)];
    return name === 'translated-title' ? ['custom', { [name]: value }] : [name, value];
  });
  return {
    type: type as CslData['type'],
    title,
    ...(people && { author: names(people) }),
    ...(year && { issued: { 'date-parts': [[Number(year)]] } }),
    ...Object.fromEntries(fields),
  };
}

/** What the file of hand-written pairs says. */
export const HARD: LabelledPair[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n\n')
  .slice(1)
  .map((text) => {
    const [head = '', a = '', b = ''] = text.split('\n');
    const [, same, kind = ''] = /^(same|other): (.*)$/.exec(head) ?? [];
    return { kind, same: same === 'same', a: record(a), b: record(b) };
  });
