/** Which works a bibliography or an export is of, as the address says it. */
export type ScopeChoice =
  | { kind: 'library' }
  | { kind: 'map'; map: string }
  /** What the note of a work cites. */
  | { kind: 'note'; work: string }
  | { kind: 'works'; ids: string[] };

/** More identifiers make an address that servers refuse; the export then goes by a form. */
export const MAX_IDS_IN_ADDRESS = 300;

/** Reads `?scope=library|map|note|works&map=&work=&ids=a,b`; anything incomplete is the whole library. */
export function parseScope(params: Pick<URLSearchParams, 'get'>): ScopeChoice {
  const map = params.get('map');
  if (params.get('scope') === 'map' && map) return { kind: 'map', map };
  const work = params.get('work');
  if (params.get('scope') === 'note' && work) return { kind: 'note', work };
  const ids = (params.get('ids') ?? '').split(',').filter(Boolean);
  if (params.get('scope') === 'works' && ids.length > 0) return { kind: 'works', ids };
  return { kind: 'library' };
}

export function scopeParams(scope: ScopeChoice): URLSearchParams {
  const params = new URLSearchParams({ scope: scope.kind });
  if (scope.kind === 'map') params.set('map', scope.map);
  if (scope.kind === 'note') params.set('work', scope.work);
  if (scope.kind === 'works') params.set('ids', scope.ids.join(','));
  return params;
}
