/** A check of the relay, how to take it out, and a test that must fail then. */
export interface Guard {
  name: string;
  /** In server/. */
  source: string;
  /** Stands once in the source. */
  check: string;
  without: string;
  /** In tests/server/collab/, without `.test.ts`. */
  file: string;
  /** The beginning of its name; empty for every test of the file. */
  test: string;
}

type Row = [name: string, check: string, without: string, file: string, test: string];

export function guardsOf(source: string, rows: Row[]): Guard[] {
  return rows.map(([name, check, without, file, test]) => {
    return { name, source, check, without, file, test };
  });
}
