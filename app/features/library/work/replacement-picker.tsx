import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import type { LibraryPage } from '../list/use-pages.ts';
import { WorkPicker } from '../parts/work-picker.tsx';
import type { PickableWork } from '../types.ts';

interface ReplacementPickerProps {
  base: string;
  /** The work that is being replaced. */
  exclude: string;
  onPick: (work: PickableWork) => void;
}

/** Another work of the library, found by the server's own search. */
export function ReplacementPicker({ base, exclude, onPick }: ReplacementPickerProps) {
  const { t } = useTranslation('work');
  const { load, data, state } = useFetcher<LibraryPage>();
  const find = useCallback(
    (query: string) => void load(`${base}/library?${new URLSearchParams({ q: query })}`),
    [load, base],
  );
  useEffect(() => find(''), [find]);
  const excluded = useMemo(() => [exclude], [exclude]);
  return (
    <WorkPicker
      works={data?.rows ?? []}
      exclude={excluded}
      onQuery={find}
      loading={state !== 'idle'}
      onPick={onPick}
      label={t('delete.replaceBy')}
    />
  );
}
