import { Button, Group, Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, READING_STATES, type ReadingLine } from '../../domain/readings.ts';
import { ReadingSign } from './reading-sign.tsx';
import classes from './readings.module.css';
import type { ReadingChange } from './use-readings.ts';

interface SelectionProps {
  lines: readonly ReadingLine[];
  onChange: (ids: readonly string[], change: ReadingChange) => void;
  onClear: () => void;
}

/** One change to all that is selected. */
export function Selection({ lines, onChange, onClear }: SelectionProps) {
  const { t } = useTranslation(['readings', 'library']);
  const [tag, setTag] = useState('');
  const ids = lines.map(({ id }) => id);
  const addTag = () => {
    const name = tag.trim();
    if (!name) return;
    // Each keeps its own tags: those that hold the same ones are changed together.
    for (const group of Map.groupBy(lines, ({ reading }) => reading.tags.join('\n')).values()) {
      const { tags } = group[0]!.reading;
      if (!tags.includes(name))
        onChange(
          group.map(({ id }) => id),
          { tags: [...tags, name] },
        );
    }
    setTag('');
  };
  return (
    <section className={classes.selection} aria-label={t('selection.label')}>
      <strong role="status">{t('selection.count', { count: lines.length })}</strong>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default">
            {t('selection.status')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {READING_STATES.map((status) => (
            <Menu.Item key={status} onClick={() => onChange(ids, { status })}>
              <ReadingSign status={status} />
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onChange(ids, { status: null })}>
            {t('library:reading.clear')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default">
            {t('selection.priority')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRIORITIES.map((priority) => (
            <Menu.Item key={priority} onClick={() => onChange(ids, { priority })}>
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onChange(ids, { priority: null })}>
            {t('priority.none')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          addTag();
        }}
      >
        <Group gap={6}>
          <TextInput
            size="xs"
            aria-label={t('selection.tag')}
            placeholder={t('selection.tag')}
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" type="submit">
            {t('selection.add')}
          </Button>
        </Group>
      </form>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
