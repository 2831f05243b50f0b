import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { LiteratureSign } from '../../../components/literature-sign.tsx';
import { useLocalized } from '../../../components/localized.ts';
import { shortCreators, splitTitle } from '../text.ts';
import type { Literature, ReadingState, WorkRow } from '../types.ts';
import { ReadingMenu } from './reading-menu.tsx';
import classes from './work-list.module.css';

interface WorkLineProps {
  work: WorkRow;
  /** One's own state, as saved or as being saved. */
  reading: ReadingState | null;
  to: string;
  /** The library's address, where changes are posted. */
  action: string;
  literatures: ReadonlyMap<string, Literature>;
  open: boolean;
  selected: boolean;
  onSelect: (id: string, selected: boolean) => void;
}

/** One reference in the list: its cells, inside the row that the list places. Kept as it is while the list scrolls. */
export const WorkLine = memo(function WorkLine({
  work,
  reading,
  to,
  action,
  literatures,
  open,
  selected,
  onSelect,
}: WorkLineProps) {
  const { t, i18n } = useTranslation('library');
  const say = useLocalized();
  const title = plainText(work.title) || t('row.noTitle');
  const [main, rest] = splitTitle(title);
  const creators = shortCreators(work.creators, i18n.language);
  return (
    <>
      <div role="cell" className={classes.check}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={t('row.select', { title })}
          checked={selected}
          onChange={(event) => onSelect(work.id, event.currentTarget.checked)}
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
          {creators}
          {work.container ? (
            <>
              {creators ? ' · ' : null}
              <cite>{plainText(work.container)}</cite>
            </>
          ) : null}
          {work.year !== null ? `${creators || work.container ? ', ' : ''}${work.year}` : null}
        </span>
      </div>
      <div role="cell" className={classes.key}>
        <code title={work.key}>{work.key}</code>
      </div>
      <div role="cell" className={classes.reading}>
        <ReadingMenu id={work.id} title={title} status={reading} action={action} />
      </div>
      <div role="cell" className={classes.signs}>
        {work.literatures.map((id) => {
          const literature = literatures.get(id);
          return literature ? (
            <LiteratureSign
              key={id}
              shape={literature.shape}
              hue={literature.hue}
              size={11}
              label={say(literature.label)}
            />
          ) : null;
        })}
      </div>
      <div role="cell" className={classes.uses}>
        <span aria-hidden="true">{work.uses > 0 ? work.uses : '·'}</span>
        <span className="visually-hidden">{t('row.uses', { count: work.uses })}</span>
      </div>
    </>
  );
});
