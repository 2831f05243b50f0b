import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import { shortCreators } from '../text.ts';
import type { WorkRow } from '../types.ts';

/** Who wrote it, where it came out, and when: what is known of these. */
export function SourceLine({
  creators,
  container,
  year,
}: Pick<WorkRow, 'creators' | 'container' | 'year'>) {
  const { i18n } = useTranslation();
  const names = shortCreators(creators, i18n.language);
  return (
    <>
      {names}
      {container ? (
        <>
          {names ? ' · ' : null}
          <cite>{plainText(container)}</cite>
        </>
      ) : null}
      {year !== null ? `${names || container ? ', ' : ''}${year}` : null}
    </>
  );
}
