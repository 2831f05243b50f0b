import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeFields, mergeItems, type FieldName } from '../../../../bibliography/index.ts';
import { fieldLabel } from '../edit/field-label.ts';
import { fieldText } from '../edit/field-text.ts';
import { LivePreview } from '../edit/live-preview.tsx';
import classes from './duplicates-screen.module.css';
import type { SuspectedPair } from './types.ts';

interface FieldChoiceProps {
  pair: SuspectedPair;
  busy: boolean;
  onMerge: (fields: Record<string, string>) => void;
  onClose: () => void;
}

/** Which of the two stays, and of each field in which they differ, whose value; the result is shown. */
export function FieldChoice({ pair, busy, onMerge, onClose }: FieldChoiceProps) {
  const { t } = useTranslation(['duplicates', 'library']);
  const { t: ofWork } = useTranslation('work');
  const [swapped, setSwapped] = useState(false);
  const [kept, merged] = swapped ? [pair.merged, pair.kept] : [pair.kept, pair.merged];
  const fields = mergeFields(kept.item, merged.item);
  // What the kept one lacks is taken unless somebody says otherwise; by name, for either way round.
  const [chosen, setChosen] = useState<Partial<Record<FieldName, string>>>({});
  const takes = ({ name, fills }: (typeof fields)[number]) =>
    (chosen[name] ?? (fills ? merged.id : kept.id)) === merged.id;
  const take = fields.filter(takes).map(({ name }) => name);

  return (
    <div className={classes.choice}>
      <Radio.Group
        label={t('keep')}
        description={t('keepHint')}
        value={kept.id}
        onChange={(id) => setSwapped(id !== pair.kept.id)}
      >
        {[pair.kept, pair.merged].map((work) => (
          <Radio
            key={work.id}
            value={work.id}
            mt={6}
            size="sm"
            label={
              <>
                <code>{work.key}</code>{' '}
                <span className={classes.detail}>
                  {t('library:row.uses', { count: work.uses })}
                </span>
              </>
            }
          />
        ))}
      </Radio.Group>
      {fields.length === 0 ? <p className={classes.detail}>{t('sameFields')}</p> : null}
      {fields.map((field) => (
        <Radio.Group
          key={field.name}
          label={fieldLabel(ofWork, field.name, kept.item.type)}
          value={takes(field) ? merged.id : kept.id}
          onChange={(id) => setChosen((before) => ({ ...before, [field.name]: id }))}
        >
          {[
            { id: kept.id, value: field.kept },
            { id: merged.id, value: field.merged },
          ].map(({ id, value }) => (
            <Radio
              key={id}
              value={id}
              mt={6}
              size="sm"
              label={<span className={classes.value}>{fieldText(value) || t('empty')}</span>}
            />
          ))}
        </Radio.Group>
      ))}
      <LivePreview item={mergeItems(kept.item, merged.item, take)} />
      <p className={classes.detail}>{t('follows')}</p>
      <div className={classes.acts}>
        <Button
          size="xs"
          loading={busy}
          onClick={() =>
            onMerge({
              kept: kept.id,
              keptVersion: String(kept.version),
              merged: merged.id,
              mergedVersion: String(merged.version),
              take: take.join(','),
            })
          }
        >
          {t('merge')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}
