import { describe, expect, it } from 'vitest';
import { failureCsv } from '../../../app/features/library/import/failure-csv.ts';

describe('the list of unreadable entries as CSV', () => {
  it('quotes, and lets no cell be a formula', () => {
    const failure = {
      line: 7,
      key: '=HYPERLINK("x")',
      code: 'c',
      params: {},
      excerpt: '@a{"b",\nc}',
    };
    expect(failureCsv(['Ligne', 'Clé', 'Raison', 'Début'], [failure], () => '-1')).toBe(
      '\uFEFF"Ligne","Clé","Raison","Début"\r\n"7","\'=HYPERLINK(""x"")","\'-1","\'@a{""b"",\nc}"\r\n',
    );
  });
});
