import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { SourceLine } from '../parts/source-line.tsx';
import { splitTitle } from '../text.ts';
import type { Literature, ReadingState, WorkRow } from '../types.ts';
import type { Column } from './columns.ts';
import { WorkCell } from './work-cell.tsx';
import classes from './work-list.module.css';

interface WorkLineProps {
  work: WorkRow;
  columns: readonly Column[];
  /** One's own state, as saved or as being saved. */
  reading: ReadingState | null;
  to: string;
  /** The library's address, where changes are posted. */
  action: string;
  literatures: ReadonlyMap<string, Literature>;
  open: boolean;
  selected: boolean;
  /** Its place in the list. */
  index: number;
  /** `isRange`: with all that lies between it and the row chosen before. */
  onChoose: (index: number, selected: boolean, isRange: boolean) => void;
}

/** One reference in the list: its cells, inside the row that the list places. Kept as it is while the list scrolls. */
export const WorkLine = memo(function WorkLine({
  work,
  columns,
  to,
  open,
  selected,
  index,
  onChoose,
  ...cell
}: WorkLineProps) {
  const { t } = useTranslation('library');
  const title = plainText(work.title) || t('row.noTitle');
  const [main, rest] = splitTitle(title);
  return (
    <>
      <div role="cell" className={classes.check}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={t('row.select', { title })}
          checked={selected}
          onChange={({ currentTarget, nativeEvent }) =>
            onChoose(
              index,
              currentTarget.checked,
              nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
            )
          }
        />
      </div>
      <div role="cell" className={classes.reference}>
        <Link
          to={to}
          className={classes.title}
          aria-current={open ? 'true' : undefined}
          preventScrollReset
        >
          {main}
          {rest ? <span className={classes.subtitle}>{rest}</span> : null}
        </Link>
        <span className={classes.detail}>
          <SourceLine creators={work.creators} container={work.container} year={work.year} />
          {work.isAwaited ? <em className={classes.awaited}>{t('row.awaited')}</em> : null}
        </span>
      </div>
      {columns.map((column) => (
        <WorkCell key={column} column={column} work={work} title={title} {...cell} />
      ))}
    </>
  );
});
