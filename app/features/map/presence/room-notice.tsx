import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import classes from './room-notice.module.css';
import { useRoom } from './room.ts';

/** Whom one follows, with the way out; and who asks one to come, with both answers. */
export function RoomNotice() {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language } = useMap();
  const { following, follow, caller, answer } = useRoom();
  const theirs = following?.view ? graph.maps[following.view.map] : undefined;
  const elsewhere = theirs && theirs.id !== map.id ? theirs : null;
  return (
    <>
      {following ? (
        <div role="status" className={classes.notice} style={{ borderColor: following.color }}>
          <span>
            {elsewhere
              ? t('room.onMap', { name: following.name, map: plainIn(elsewhere.name, language) })
              : t('room.following', { name: following.name })}
          </span>
          {elsewhere ? (
            <Button
              size="compact-sm"
              component={Link}
              to={`/p/${workspace.slug}/map/${elsewhere.slug}`}
            >
              {t('room.goToMap')}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={() => follow(null)}>
            {t('room.stop')}
          </Button>
        </div>
      ) : null}
      {caller ? (
        <div role="status" className={classes.notice} style={{ borderColor: caller.color }}>
          <span>{t('room.asks', { name: caller.name })}</span>
          <Button size="compact-sm" onClick={() => answer(true)}>
            {t('room.come')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => answer(false)}>
            {t('room.stay')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
