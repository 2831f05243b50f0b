import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { initials } from '../../account/index.ts';
import { type Peer, usePeers } from '../../sync/index.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import classes from './here.module.css';
import { useRoom } from './room.ts';

const SHOWN = 4;

/** Each person once, however many tabs they have, oneself last; on each, what one can do with them. */
export function Here() {
  const { t } = useTranslation('map');
  const { user } = useMap();
  const { callEveryone, calling, following } = useRoom();
  const others = [
    ...new Map(
      usePeers()
        .filter(({ userId }) => userId !== user.id)
        .map((peer) => [peer.userId, peer]),
    ).values(),
  ];
  const shown = others.slice(-(SHOWN - 1));
  const hidden = others.length - shown.length;
  const own = t('bar.you', { name: user.name });
  return (
    <ul aria-label={t('bar.here')} className={classes.here}>
      {hidden > 0 ? <li className={classes.rest}>+{hidden}</li> : null}
      {shown.map((peer) => (
        <OtherHere key={peer.userId} peer={peer} followed={following?.userId === peer.userId} />
      ))}
      <li title={own}>
        <Menu position="bottom-end">
          <Menu.Target>
            <button
              type="button"
              className={classes.person}
              style={{ background: 'var(--ink)' }}
              aria-label={own}
            >
              {initials(user.name)}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={others.length === 0 || calling} onClick={callEveryone}>
              {t(calling ? 'room.called' : 'room.callEveryone')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </li>
    </ul>
  );
}

function OtherHere({ peer, followed }: { peer: Peer; followed: boolean }) {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language } = useMap();
  const { follow } = useRoom();
  const theirs = peer.view ? graph.maps[peer.view.map] : undefined;
  const elsewhere = theirs && theirs.id !== map.id ? theirs : null;
  const words = elsewhere
    ? t('room.onMap', { name: peer.name, map: plainIn(elsewhere.name, language) })
    : peer.name;
  return (
    <li title={words}>
      <Menu position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={classes.person}
            style={{ background: peer.color }}
            aria-label={words}
            data-followed={followed || undefined}
            data-elsewhere={elsewhere ? true : undefined}
          >
            {initials(peer.name)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words}</Menu.Label>
          <Menu.Item onClick={() => follow(followed ? null : peer.client)}>
            {t(followed ? 'room.stop' : 'room.follow')}
          </Menu.Item>
          {elsewhere ? (
            <Menu.Item component={Link} to={`/p/${workspace.slug}/map/${elsewhere.slug}`}>
              {t('room.goToMap')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
