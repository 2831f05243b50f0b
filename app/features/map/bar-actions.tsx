import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SyncStatus } from '../sync/index.ts';
import classes from './bar-actions.module.css';
import { useMap } from './map-context.ts';
import { Here } from './presence/here.tsx';

/** In the bar: what is saved, who is here, what changed since one last met, and whom to invite. */
export function BarActions() {
  const { t } = useTranslation('map');
  const { workspace } = useMap();
  const members = `/p/${workspace.slug}/settings/members`;
  const meetings = `/p/${workspace.slug}/meetings`;
  const canShare = workspace.abilities.manageMembers;
  return (
    <>
      <SyncStatus />
      <Here />
      <span className={classes.wide}>
        <Button component={Link} to={meetings} variant="default" size="xs">
          {t('bar.sinceMeeting')}
        </Button>
        {canShare ? (
          <Button component={Link} to={members} size="xs">
            {t('bar.share')}
          </Button>
        ) : null}
      </span>
      <span className={classes.narrow}>
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className={classes.more} aria-label={t('bar.more')}>
              <IconDots size={18} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to={meetings}>
              {t('bar.sinceMeeting')}
            </Menu.Item>
            {canShare ? (
              <Menu.Item component={Link} to={members}>
                {t('bar.share')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  );
}
