import { Button, Radio } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../../../../bibliography/index.ts';
import { fieldLabel } from '../edit/field-label.ts';
import classes from './conflict-choice.module.css';
import type { PreviewEntry, Side } from './types.ts';

interface ConflictChoiceProps {
  entry: PreviewEntry;
  sides: readonly Side[];
  onChoose: (fields: readonly string[], side: Side) => void;
}

/** Each field that changed on both sides, with its two values to choose from; or all of one side. */
export function ConflictChoice({ entry, sides, onChoose }: ConflictChoiceProps) {
  const { t } = useTranslation('library');
  const { t: ofWork } = useTranslation('work');
  const name = useId();
  const all = entry.conflicts.map(({ field }) => field);
  return (
    <section className={classes.conflict} aria-label={plainText(entry.title) || entry.key}>
      <p className={classes.lead}>{t('import.conflictLead')}</p>
      {entry.conflicts.map((conflict, at) => (
        <fieldset key={conflict.field} className={classes.field}>
          <legend>{fieldLabel(ofWork, conflict.field, '')}</legend>
          {(['here', 'file'] as const).map((side) => (
            <Radio
              key={side}
              size="sm"
              name={`${name}-${conflict.field}`}
              value={side}
              checked={sides[at] === side}
              onChange={() => onChoose([conflict.field], side)}
              label={
                <span className={classes.choice}>
                  <span className={classes.side}>
                    {t(side === 'here' ? 'import.here' : 'import.inFile')}
                  </span>{' '}
                  <span className={classes.value}>{conflict[side] || t('import.emptyField')}</span>
                </span>
              }
            />
          ))}
        </fieldset>
      ))}
      {all.length > 1 ? (
        <div className={classes.acts}>
          <Button size="xs" variant="default" onClick={() => onChoose(all, 'here')}>
            {t('import.keepHere')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onChoose(all, 'file')}>
            {t('import.takeFile')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
