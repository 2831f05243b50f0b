import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  fieldNames,
  getField,
  sameValue,
  withField,
  type FieldName,
} from '../../../../bibliography/index.ts';
import { FormError } from '../../../components/form-error.tsx';
import { fieldLabel } from './field-label.ts';
import { fieldText } from './field-text.ts';
import type { Version } from './kept-draft.ts';
import classes from './version-choice.module.css';

type Field = FieldName | 'key';
type Side = 'mine' | 'theirs';

interface VersionChoiceProps {
  /** What both began from: a field that only one of us changed is proposed as that one has it. */
  base: Version;
  mine: Version;
  theirs: Version;
  by: string | null;
  busy: boolean;
  error: string | undefined;
  onSave: (chosen: Version) => void;
  onCancel: () => void;
}

/** Two versions of one work, field by field. */
export function VersionChoice(props: VersionChoiceProps) {
  const { base, mine, theirs, by, busy, error, onSave, onCancel } = props;
  const { t, i18n } = useTranslation('work');
  const fields = differences(mine, theirs);
  const [choice, setChoice] = useState<Partial<Record<Field, Side>>>(() =>
    Object.fromEntries(
      fields.map((name) => [name, sameValue(at(mine, name), at(base, name)) ? 'theirs' : 'mine']),
    ),
  );
  const save = () => {
    let chosen = theirs;
    for (const name of fields) {
      if (choice[name] !== 'mine') continue;
      chosen =
        name === 'key'
          ? { ...chosen, key: mine.key }
          : name === 'type'
            ? { ...chosen, item: { ...chosen.item, type: mine.item.type } }
            : { ...chosen, item: withField(chosen.item, name, getField(mine.item, name)) };
    }
    onSave(chosen);
  };
  return (
    <Stack gap="md" mt="md">
      <div>
        <Text fw={600}>{by ? t('stale.titleBy', { name: by }) : t('stale.title')}</Text>
        <Text size="sm" c="dimmed">
          {t('stale.text')}
        </Text>
      </div>
      {fields.map((name) => (
        <Radio.Group
          key={name}
          label={fieldLabel(t, name, mine.item.type)}
          value={choice[name] ?? 'theirs'}
          onChange={(side) =>
            setChoice((before) => ({ ...before, [name]: side === 'mine' ? 'mine' : 'theirs' }))
          }
          className={classes.field}
        >
          {(['mine', 'theirs'] as const).map((side) => (
            <Radio
              key={side}
              value={side}
              size="sm"
              mt={6}
              label={
                <>
                  <span className={classes.side}>{t(`stale.${side}`)}</span>
                  <span className={classes.value}>
                    {shown(at(side === 'mine' ? mine : theirs, name), i18n.language) ||
                      t('stale.empty')}
                  </span>
                </>
              }
            />
          ))}
        </Radio.Group>
      ))}
      {fields.length === 0 ? <Text size="sm">{t('stale.same')}</Text> : null}
      <FormError>{error}</FormError>
      <Group gap="xs">
        <Button loading={busy} onClick={save}>
          {t('stale.save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('stale.back')}
        </Button>
      </Group>
    </Stack>
  );
}

function differences(mine: Version, theirs: Version): Field[] {
  const names = new Set<FieldName>([...fieldNames(mine.item), ...fieldNames(theirs.item)]);
  return ['key' as const, ...names].filter((name) => !sameValue(at(mine, name), at(theirs, name)));
}

function at(version: Version, name: Field) {
  return name === 'key' ? version.key : getField(version.item, name);
}

function shown(value: ReturnType<typeof at>, language: string): string {
  return fieldText(value, language);
}
