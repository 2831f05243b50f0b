import citeproc from 'citeproc';
import { readLocale } from '../../server/styles/style-files.ts';

/** One test of the CSL project's suite: its sections by name. */
export type SuiteTest = ReadonlyMap<string, string>;

export function readSuiteTest(text: string): SuiteTest {
  const sections = text.matchAll(/>>=+ *([A-Z0-9-]+) *=+>>\n([\s\S]*?)\n?<<=+ *\1 *=+<</g);
  return new Map([...sections].map(([, name, body]) => [name!, body!]));
}

interface Cited {
  id: string;
}
type CitationCluster = { citationID?: string; citationItems: Cited[]; properties: object };
type ClusterCall = [
  citation: CitationCluster,
  before: [string, number][],
  after: [string, number][],
];

interface Processor {
  opt: { development_extensions: Record<string, unknown> };
  setOutputFormat(format: string): void;
  updateItems(ids: string[], nosort?: boolean): void;
  makeCitationCluster(items: Cited[]): string;
  processCitationCluster(...call: ClusterCall): [object, [number, string, string][]];
  makeBibliography(section?: unknown): [{ bibstart: string; bibend: string }, string[]] | false;
}
type MakeProcessor = new (system: object, style: string, locale?: string) => Processor;
const Processor = (citeproc as { Engine: MakeProcessor }).Engine;

const parse = <T>(text: string | undefined): T | null =>
  text === undefined ? null : (JSON.parse(text) as T);

/** What the processor answers to a test, as the suite's own runner would ask it. */
export function runSuiteTest(test: SuiteTest): string {
  const items = parse<Array<{ id: string | number }>>(test.get('INPUT'))!;
  const held = new Map(items.map((item) => [String(item.id), item]));
  const abbreviations = parse<Record<string, unknown>>(test.get('ABBREVIATIONS')) ?? {};
  const processor = new Processor(
    {
      retrieveLocale: (tag: string) => readLocale(tag) ?? false,
      retrieveItem: (id: string) => held.get(String(id)),
      getAbbreviation: abbreviator(abbreviations),
    },
    test.get('CSL')!,
  );
  processor.setOutputFormat('html');
  // As the suite's runner sets them.
  Object.assign(
    processor.opt.development_extensions,
    { wrap_url_and_doi: false },
    parse<Record<string, unknown>>(test.get('OPTIONS')) ?? {},
  );
  const mode = test.get('MODE')!.trim();
  const nosort = mode.endsWith('-nosort');
  const sets = parse<string[][]>(test.get('BIBENTRIES')) ?? [[...held.keys()]];
  const calls = parse<ClusterCall[]>(test.get('CITATIONS'));
  for (const ids of sets) processor.updateItems(ids.map(String), nosort);
  let cited = '';
  if (calls) cited = runCitations(processor, calls);
  else if (mode.startsWith('citation')) {
    const clusters = parse<Cited[][]>(test.get('CITATION-ITEMS')) ?? [
      [...held.keys()].map((id) => ({ id })),
    ];
    cited = clusters.map((cluster) => processor.makeCitationCluster(cluster)).join('\n');
  }
  if (mode.startsWith('citation')) return cited;
  const made = processor.makeBibliography(parse(test.get('BIBSECTION')) ?? undefined);
  if (!made) return '';
  if (mode === 'bibliography-header') return JSON.stringify(made[0]);
  return `${made[0].bibstart}${made[1].join('')}${made[0].bibend}`;
}

/** ">>[0] text" for what the last call changed, "..[1] text" for the rest. */
function runCitations(processor: Processor, calls: ClusterCall[]): string {
  const texts = new Map<string, string>();
  let order: string[] = [];
  let changed = new Set<string>();
  for (const [citation, before, after] of calls) {
    const [, made] = processor.processCitationCluster(citation, before, after);
    changed = new Set(made.map(([, , id]) => id));
    for (const [, text, id] of made) texts.set(id, text);
    order = [...before, [citation.citationID!, 0] as const, ...after].map(([id]) => id);
  }
  return order
    .map((id, index) => `${changed.has(id) ? '>>' : '..'}[${index}] ${texts.get(id) ?? ''}`)
    .join('\n');
}

function abbreviator(held: Record<string, unknown>) {
  return (
    name: string,
    to: Record<string, Record<string, Record<string, string>>>,
    jurisdiction: string,
    category: string,
    key: string,
  ) => {
    const table = (held[jurisdiction] ?? held.default ?? held[name]) as
      Record<string, Record<string, string>> | undefined;
    const found = table?.[category]?.[key];
    (to[jurisdiction] ??= {})[category] ??= {};
    if (found !== undefined) to[jurisdiction]![category]![key] = found;
    return jurisdiction;
  };
}
