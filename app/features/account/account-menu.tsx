import { Popover, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOffline } from '../sync/index.ts';
import classes from './account-menu.module.css';
import { initials } from './initials.ts';
import { InsecureNotice } from './insecure-notice.tsx';
import { Preferences } from './preferences.tsx';
import { SignOut } from './sign-out.tsx';

interface AccountMenuProps {
  user: { id: string; name: string; email: string; isAdministrator: boolean };
  /** In the bar an avatar alone; in the rail with its word, like its neighbours. */
  place: 'bar' | 'rail';
}

/** Who one is, how one reads, and the way out. */
export function AccountMenu({ user, place }: AccountMenuProps) {
  const { t } = useTranslation('account');
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  useOffline(user.id);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={place === 'rail' ? 'right-end' : 'bottom-end'}
      width={292}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={place === 'rail' ? classes.railTrigger : classes.barTrigger}
          aria-label={place === 'rail' ? undefined : `${initials(user.name)} · ${t('menu.label')}`}
          onClick={() => setOpened((open) => !open)}
        >
          <span className={classes.avatar} aria-hidden="true">
            {initials(user.name)}
          </span>
          {place === 'rail' ? <span>{t('menu.short')}</span> : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('menu.label')} className={classes.panel}>
        <div>
          <strong className={classes.name}>{user.name}</strong>
          <div className={classes.email}>{user.email}</div>
        </div>
        <Preferences />
        <InsecureNotice />
        <ul className={classes.links}>
          <li>
            <Link to="/account" onClick={close} className={classes.link}>
              <IconUserCircle size={18} aria-hidden="true" /> {t('menu.account')}
            </Link>
          </li>
          {user.isAdministrator ? (
            <li>
              <Link to="/settings" onClick={close} className={classes.link}>
                <IconBuilding size={18} aria-hidden="true" /> {t('menu.lab')}
              </Link>
            </li>
          ) : null}
          <li>
            <SignOut userId={user.id}>
              <button type="submit" className={classes.link}>
                <IconLogout size={18} aria-hidden="true" /> {t('menu.signOut')}
              </button>
            </SignOut>
          </li>
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
