import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import type { Answer } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import type { ErrorReport } from '../../../domain/errors.ts';
import { ReadingSign } from '../../readings/index.ts';
import { READING_STATES, type ReadingState } from '../types.ts';
import classes from './reading-menu.module.css';

interface ReadingMenuProps {
  id: string;
  title: string;
  status: ReadingState | null;
  /** Where the change is posted: the library's address. */
  action: string;
}

/**
 * One's own reading state of a work, changed in place. A long list is mostly looked at: the menu is
 * made when it is first asked for.
 */
export function ReadingMenu({ id, title, status, action }: ReadingMenuProps) {
  const { t } = useTranslation('library');
  const [asked, setAsked] = useState(false);
  const button = (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="menu"
      aria-label={t('row.changeReading', { title, status: t(`reading.${status ?? 'none'}`) })}
      onClick={asked ? undefined : () => setAsked(true)}
    >
      <ReadingSign status={status} word={status !== null} />
      <IconChevronDown size={14} aria-hidden="true" className={classes.arrow} />
    </UnstyledButton>
  );
  if (!asked) return button;
  return (
    <OpenedMenu id={id} status={status} action={action}>
      {button}
    </OpenedMenu>
  );
}

/** Stays when the menu has closed: a change that is refused is told, since the list just takes it back. */
function OpenedMenu({ id, children, ...rest }: ChoicesProps & { children: ReactElement }) {
  const say = useErrorWords();
  const fetcher = useFetcher<Answer<unknown>>({ key: readingFetcherKey(id) });
  const refused = useEffectEvent((error: ErrorReport) =>
    notifications.show({ message: say(error), color: 'ink' }),
  );
  const { data, state } = fetcher;
  useEffect(() => {
    if (state === 'idle' && data && !data.ok) refused(data.error);
  }, [state, data]);
  return (
    <Menu position="bottom-start" withinPortal defaultOpened>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Choices id={id} {...rest} />
      </Menu.Dropdown>
    </Menu>
  );
}

type ChoicesProps = Omit<ReadingMenuProps, 'title'>;

function Choices({ id, status, action }: ChoicesProps) {
  const { t } = useTranslation('library');
  const fetcher = useFetcher({ key: readingFetcherKey(id) });
  const choose = (next: string) =>
    void fetcher.submit({ intent: 'reading', work: id, status: next }, { method: 'post', action });
  return (
    <>
      {READING_STATES.map((state) => (
        <Menu.Item key={state} onClick={() => choose(state)}>
          <ReadingSign status={state} />
        </Menu.Item>
      ))}
      {status ? (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => choose('none')}>{t('reading.clear')}</Menu.Item>
        </>
      ) : null}
    </>
  );
}

/** One fetcher a work, wherever its reading is changed, so that what is being saved shows everywhere. */
export function readingFetcherKey(id: string): string {
  return `reading-${id}`;
}
