import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import type { Answer } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { FormError } from '../../../components/form-error.tsx';
import type { BulkLine, BulkPreview } from '../types.ts';
import classes from './bulk-panel.module.css';
import { UsedWorks } from './used-works.tsx';

const SHOWN = 20;

interface BulkPreviewListProps {
  preview: Answer<BulkPreview> | null;
  base: string;
}

/** What the change would do, work by work, before it is done. */
export function BulkPreviewList({ preview, base }: BulkPreviewListProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  if (preview && !preview.ok) return <FormError>{say(preview.error)}</FormError>;
  const { lines = [], changed = 0, unchanged = 0, used = [] } = preview?.value ?? {};
  return (
    <section className={classes.preview} aria-label={t('bulk.preview')}>
      <h3 className={classes.subtitle}>{t('bulk.preview')}</h3>
      <p className={classes.count} role="status">
        {changed === 0 && used.length === 0
          ? t('bulk.nothing')
          : [
              changed > 0 ? t('bulk.changed', { count: changed }) : null,
              unchanged > 0 ? t('bulk.unchanged', { count: unchanged }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
      </p>
      <ul className={classes.lines}>
        {lines.slice(0, SHOWN).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {changed > SHOWN ? (
        <p className={classes.count}>{t('bulk.more', { count: changed - SHOWN })}</p>
      ) : null}
      <UsedWorks works={used} base={base} />
    </section>
  );
}

function Line({ line }: { line: BulkLine }) {
  const { t } = useTranslation(['library', 'work']);
  const said = (part: BulkLine['parts'][number]['part'], value: string) => {
    if (value === '') return t('bulk.none');
    return part === 'type' ? t(`work:types.${value}`) : value;
  };
  return (
    <li className={classes.line}>
      <span className={classes.work}>{plainText(line.title) || t('row.noTitle')}</span>
      {line.parts.map(({ part, from, to }) => (
        <span key={part} className={classes.part}>
          {part === 'deleted' ? (
            t('bulk.toBin')
          ) : (
            <>
              {t(`bulk.part.${part}`)}
              <del>{said(part, from)}</del>
              <IconArrowRight size={13} stroke={1.6} aria-hidden="true" />
              <ins>{said(part, to)}</ins>
            </>
          )}
        </span>
      ))}
    </li>
  );
}
