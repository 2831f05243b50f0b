import { useTranslation } from 'react-i18next';
import { fieldNames, getField, type CslItem } from '../../../../bibliography/index.ts';
import { Moment } from '../../../components/moment.tsx';
import { fieldLabel } from '../edit/field-label.ts';
import { fieldText } from '../edit/field-text.ts';
import type { WorkDetail } from '../types.ts';
import classes from './field-list.module.css';

/** Every field that the work has, as it would be typed. */
export function FieldList({ work }: { work: WorkDetail }) {
  const { t, i18n } = useTranslation('work');
  const item: CslItem = work.item;
  const names = fieldNames(item).filter((name) => name !== 'type');
  return (
    <>
      <dl className={classes.fields}>
        {names.map((name) => (
          <div key={name} className={classes.field}>
            <dt>{fieldLabel(t, name, item.type)}</dt>
            <dd>{fieldText(getField(item, name), i18n.language)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.changed}>
        {work.updatedBy ? t('changedBy', { name: work.updatedBy.name }) : t('changed')}{' '}
        <Moment at={work.updatedAt} time />
      </p>
    </>
  );
}
