import { useFetchers } from 'react-router';
import { READING_STATES, type ReadingState } from '../types.ts';

/** The reading states that are being saved, by work: shown at once. */
export function usePendingReadings(): ReadonlyMap<string, ReadingState | null> {
  const pending = new Map<string, ReadingState | null>();
  for (const { formData } of useFetchers()) {
    const work = formData?.get('work');
    if (formData?.get('intent') !== 'reading' || typeof work !== 'string') continue;
    const status = formData.get('status');
    pending.set(work, READING_STATES.find((known) => known === status) ?? null);
  }
  return pending;
}
