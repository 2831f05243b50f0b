/** What a dragged row carries: ids of works, in JSON. */
const WORKS = 'application/x-canevas-works';

export function carryWorks(transfer: DataTransfer, ids: readonly string[]): void {
  transfer.setData(WORKS, JSON.stringify(ids));
  transfer.effectAllowed = 'copy';
}

export function carriesWorks(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes(WORKS) ?? false;
}

/** The ids that were dropped; none where something else was. */
export function carriedWorks(transfer: DataTransfer): string[] {
  const json = transfer.getData(WORKS);
  if (json === '') return [];
  const ids: unknown = JSON.parse(json);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
