import type { ErrorParams } from '../../app/domain/errors.ts';
import type { StyleFault } from '../types.ts';

/** What rnv says (rnv.c and expat), as codes; names are printed as `namespace^name`. */
const SAID: Array<[said: RegExp, code: string, ...params: string[]]> = [
  [/^element \S*\^(\S+) not allowed$/, 'style-fault-element', 'name'],
  [/^attribute \S*\^(\S+) not allowed$/, 'style-fault-attribute', 'name'],
  [/^attribute \S*\^(\S+) with invalid value "(.*)"$/s, 'style-fault-value', 'name', 'value'],
  [/^missing attributes of \S*\^(\S+)$/, 'style-fault-attributes-missing', 'name'],
  [/^unfinished content of element \S*\^(\S+)$/, 'style-fault-unfinished', 'name'],
  [/^incomplete content$/, 'style-fault-incomplete'],
  [/^(?:invalid data or )?text not allowed$/, 'style-fault-text'],
  [/^(.*)$/s, 'style-fault-xml', 'detail'],
];

const PLACE = /^\/style\.csl:(\d+):(\d+): error: (.*)$/;
const EXPECTED = /^\t(?:element|attribute) \S*\^(\S+)$/;
const LONGEST = 120;

/** The faults in the order of the file. */
export function readFaults(printed: string): StyleFault[] {
  const faults: StyleFault[] = [];
  for (const line of printed.split('\n')) {
    const placed = PLACE.exec(line);
    const expected = EXPECTED.exec(line);
    if (placed) {
      const [, at, column, said] = placed;
      faults.push({ line: Number(at), column: Number(column) + 1, expected: [], ...codeOf(said!) });
    } else if (expected) faults.at(-1)?.expected.push(expected[1]!);
  }
  return faults;
}

function codeOf(said: string): { code: string; params: ErrorParams } {
  for (const [pattern, code, ...names] of SAID) {
    const found = pattern.exec(said);
    if (!found) continue;
    const params = names.map((name, index) => [name, found[index + 1]!.slice(0, LONGEST)] as const);
    return { code, params: Object.fromEntries(params) };
  }
  return { code: 'style-fault-xml', params: { detail: said.slice(0, LONGEST) } };
}
