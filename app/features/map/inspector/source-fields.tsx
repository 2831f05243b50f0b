import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EvidenceFields,
  removeEvidence,
  setEvidence,
} from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { type Evidence, type Stance, STANCES } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { EditableText } from './editable-text.tsx';
import classes from './inspector.module.css';

interface SourceFieldsProps {
  source: Evidence;
  /** The work's CSL type: decides which locators come first. */
  type: string;
  /** False for a restricted work: its passages are excerpts, never text on the map. */
  quotable: boolean;
}

/** How a work is used here: its stance, where in it, the passage, and whose position it reports. */
export function SourceFields({ source, type, quotable }: SourceFieldsProps) {
  const { t } = useTranslation('map');
  const { edit, locatorsOf } = useMap();
  const { id, stance, locator } = source;
  const offered = locatorsOf(type);
  const [label, setLabel] = useState(locator?.label ?? offered[0] ?? 'page');
  const save = (fields: EvidenceFields) =>
    edit((doc) => setEvidence(doc, { id, ...fields }), { besideField: true });
  return (
    <div className={classes.fields}>
      <Select
        label={t('inspector.stance')}
        data={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={stance}
        allowDeselect={false}
        onChange={(value) => value && save({ stance: value as Stance })}
      />
      <div className={classes.pair}>
        <Select
          label={t('inspector.locator')}
          data={[...new Set([...offered, label])].map((value) => ({
            value,
            label: t([`locator.${value}`, 'locator.page']),
          }))}
          value={label}
          allowDeselect={false}
          onChange={(value) => {
            if (!value) return;
            setLabel(value);
            if (locator) save({ locator: { label: value, value: locator.value } });
          }}
        />
        <EditableText
          label={t('inspector.locatorValue')}
          placeholder={t('inspector.pageMissing')}
          value={locator?.value ?? ''}
          limit={LIMITS.locator}
          disabled={false}
          onSave={(value) => save({ locator: value === '' ? null : { label, value } })}
        />
      </div>
      {quotable ? (
        <EditableText
          label={t('inspector.quotation')}
          placeholder={t('inspector.quotationPlaceholder')}
          value={source.quotation ?? ''}
          limit={LIMITS.quotation}
          multiline
          disabled={false}
          onSave={(quotation) => save({ quotation })}
        />
      ) : null}
      <EditableText
        label={t('inspector.attributedTo')}
        description={t('inspector.attributedToHint')}
        value={source.attributedTo ?? ''}
        limit={LIMITS.attributedTo}
        disabled={false}
        onSave={(attributedTo) => save({ attributedTo })}
      />
      <Button
        size="compact-sm"
        variant="subtle"
        className={classes.removeSource}
        onClick={() => edit((doc) => removeEvidence(doc, { id }))}
      >
        {t('inspector.removeSource')}
      </Button>
    </div>
  );
}
