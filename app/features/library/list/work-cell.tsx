import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import { LiteratureSign } from '../../../components/literature-sign.tsx';
import { useLocalized } from '../../../components/localized.ts';
import { Moment } from '../../../components/moment.tsx';
import type { Literature, ReadingState, WorkRow } from '../types.ts';
import type { Column } from './columns.ts';
import { ReadingMenu } from './reading-menu.tsx';
import classes from './work-list.module.css';

interface WorkCellProps {
  column: Column;
  work: WorkRow;
  title: string;
  reading: ReadingState | null;
  /** The library's address, where changes are posted. */
  action: string;
  literatures: ReadonlyMap<string, Literature>;
}

/** What one column says of a work. */
export function WorkCell(props: WorkCellProps) {
  const { column } = props;
  return (
    <div role="cell" className={classes[column]} data-empty={isEmpty(props) || undefined}>
      <Content {...props} />
    </div>
  );
}

/** On a phone, where no heading stands above it, an empty cell is left out. */
function isEmpty({ column, work, reading }: WorkCellProps): boolean {
  switch (column) {
    case 'reading':
      return reading === null;
    case 'uses':
      return work.uses === 0;
    case 'literature':
      return work.literatures.length === 0;
    default:
      return false;
  }
}

function Content({ column, work, title, reading, action, literatures }: WorkCellProps) {
  const { t } = useTranslation(['library', 'work']);
  const say = useLocalized();
  switch (column) {
    case 'key':
      return <code title={work.key}>{work.key}</code>;
    case 'reading':
      return <ReadingMenu id={work.id} title={title} status={reading} action={action} />;
    case 'literature':
      return work.literatures.map((id) => {
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
      });
    case 'uses':
      return (
        <>
          <span aria-hidden="true">
            <span className={classes.number}>{work.uses > 0 ? work.uses : null}</span>
            <span className={classes.usesWords}>{t('row.uses', { count: work.uses })}</span>
          </span>
          <span className="visually-hidden">{t('row.uses', { count: work.uses })}</span>
        </>
      );
    case 'tags':
      return work.tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ));
    case 'type':
      return t(`work:types.${work.type}`);
    case 'year':
      return work.year;
    case 'container':
      return plainText(work.container);
    case 'updated':
      return <Moment at={work.updatedAt} />;
  }
}
