import { describe, expect, it } from 'vitest';
import { parseColumns, writeColumns } from '../../../app/features/library/list/columns.ts';
import { readFilters, writeFilters } from '../../../app/features/library/list/filters.ts';
import { parseScope, scopeParams } from '../../../app/features/library/render/scope.ts';
import { findWorks, shortCreators } from '../../../app/features/library/text.ts';

const params = (text: string) => new URLSearchParams(text);

describe('the list’s filters in the address', () => {
  it('reads leniently', () => {
    const filters = readFilters(params('q=a&reading=nonsense&sort=nonsense&direction=up&unused=1'));
    expect(filters).toMatchObject({ q: 'a', reading: null, sort: 'creators', direction: 'asc' });
    expect(filters.unused).toBe(true);
  });

  it('writes only what differs from the plain list', () => {
    expect(writeFilters(params('sort=creators&direction=asc&q='), {}).toString()).toBe('');
    expect(writeFilters(params('q=x'), { sort: 'year' }).toString()).toBe('q=x&sort=year');
  });

  it('changes the direction with the column, unless both are given', () => {
    expect(readFilters(writeFilters(params(''), { sort: 'uses' })).direction).toBe('desc');
    const asked = writeFilters(params(''), { sort: 'uses', direction: 'asc' });
    expect(readFilters(asked).direction).toBe('asc');
  });
});

describe('the scope in the address', () => {
  it.each([
    { kind: 'library' as const },
    { kind: 'map' as const, map: 'cadre-conceptuel' },
    { kind: 'works' as const, ids: ['a', 'b'] },
  ])('%j comes back as it went', (scope) => {
    expect(parseScope(scopeParams(scope))).toEqual(scope);
  });

  it('falls back on the library where it is incomplete', () => {
    expect(parseScope(params('scope=map'))).toEqual({ kind: 'library' });
    expect(parseScope(params('scope=works&ids='))).toEqual({ kind: 'library' });
  });
});

describe('picking a work', () => {
  const work = {
    id: '1',
    key: 'aufrere2018protection',
    creators: 'Aufrère, Laura; Maurel, Lionel',
    title: 'Pour une protection sociale des données personnelles',
    year: 2018,
  };

  it.each(['aufrere', 'AUFRÈRE donnees', 'prot soc', '2018 maurel', 'aufrere2018', '2018prot'])(
    'finds it by %s',
    (query) => expect(findWorks([work], query)).toEqual([work]),
  );

  it.each(['casilli', 'aufrere casilli', 'rotection'])('does not find it by %s', (query) =>
    expect(findWorks([{ ...work, key: 'k' }], query)).toEqual([]),
  );
});

describe('creators in short', () => {
  it.each([
    ['Bair, Jennifer', 'Bair'],
    ['Aufrère, Laura; Maurel, Lionel', 'Aufrère et Maurel'],
    ['Tubaro, Paola; Casilli, Antonio; Coville, Marion', 'Tubaro, Casilli et Coville'],
    ['A, B; C, D; E, F; G, H', 'A et al.'],
    ['Conseil d’État', 'Conseil d’État'],
    ['', ''],
  ])('%s', (all, short) => expect(shortCreators(all, 'fr')).toBe(short));
});

describe('the columns that a person keeps', () => {
  it('come back in their order and their widths; what is unknown is left out', () => {
    const { columns, widths } = parseColumns('uses,key:240,colour,uses,year:9999,tags:-3');
    expect(columns).toEqual(['uses', 'key', 'year', 'tags']);
    expect(widths).toEqual({ key: 240, year: 480 });
    expect(parseColumns(writeColumns(columns, widths))).toEqual({ columns, widths });
  });
});
