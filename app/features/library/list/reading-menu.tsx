import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { ReadingSign } from '../parts/reading-sign.tsx';
import { READING_STATES, type Reading } from '../types.ts';
import classes from './reading-menu.module.css';

interface ReadingMenuProps {
  work: { id: string; title: string; reading: Reading };
  /** Where the change is posted: the library's address. */
  action: string;
}

/** One's own reading state of a work, changed in place. It shows at once and is saved behind. */
export function ReadingMenu({ work, action }: ReadingMenuProps) {
  const { t } = useTranslation('library');
  const fetcher = useFetcher({ key: `reading-${work.id}` });
  const status = pendingStatus(fetcher.formData) ?? work.reading.status;
  const shown = status === 'none' ? null : status;
  const choose = (next: string) =>
    void fetcher.submit(
      { intent: 'reading', work: work.id, status: next },
      { method: 'post', action },
    );
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton
          className={classes.button}
          aria-label={t('row.changeReading', {
            title: work.title,
            status: t(`reading.${shown ?? 'none'}`),
          })}
        >
          <ReadingSign status={shown} word={shown !== null} />
          <IconChevronDown size={14} aria-hidden="true" className={classes.arrow} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {READING_STATES.map((state) => (
          <Menu.Item key={state} onClick={() => choose(state)}>
            <ReadingSign status={state} />
          </Menu.Item>
        ))}
        {shown ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => choose('none')}>{t('reading.clear')}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function pendingStatus(form: FormData | undefined) {
  const status = form?.get('status');
  return [...READING_STATES, 'none' as const].find((known) => known === status);
}
