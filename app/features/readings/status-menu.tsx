import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { READING_STATES, type ReadingLine, type ReadingState } from '../../domain/readings.ts';
import { ReadingSign } from './reading-sign.tsx';
import classes from './readings.module.css';

interface StatusMenuProps {
  line: ReadingLine;
  onChoose: (status: ReadingState | null) => void;
  /** What the button is called; by default, the reading of the work. */
  label?: string;
}

/** The status of one line, changed in place. Made when first asked for: a long list is mostly looked at. */
export function StatusMenu({ line, onChoose, label }: StatusMenuProps) {
  const { t } = useTranslation('library');
  const [asked, setAsked] = useState(false);
  const { status } = line.reading;
  const button = (
    <button
      type="button"
      className={classes.statusButton}
      aria-haspopup="menu"
      aria-label={
        label ??
        t('row.changeReading', { title: line.title, status: t(`reading.${status ?? 'none'}`) })
      }
      onClick={asked ? undefined : () => setAsked(true)}
    >
      <ReadingSign status={status} word={status !== null} />
      <IconChevronDown size={14} aria-hidden="true" />
    </button>
  );
  if (!asked) return button;
  return (
    <Menu position="bottom-start" withinPortal defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {READING_STATES.map((state) => (
          <Menu.Item key={state} onClick={() => onChoose(state)}>
            <ReadingSign status={state} />
          </Menu.Item>
        ))}
        {status ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChoose(null)}>{t('reading.clear')}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
