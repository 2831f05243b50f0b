import { usePeers } from '../../sync/index.ts';
import { Anchor } from './anchor.tsx';
import classes from './presence-layer.module.css';

/** The others' cursors on this map, with their names. */
export function PresenceLayer({ mapId }: { mapId: string }) {
  const peers = usePeers();
  return (
    <div aria-hidden="true">
      {peers.map(({ client, name, color, cursor }) =>
        cursor?.map === mapId ? (
          <Anchor key={client} at={[cursor.x, cursor.y]}>
            <div className={classes.cursor}>
              <svg width="18" height="20" viewBox="0 0 18 20">
                <path
                  d="M2 1.5 15.5 12l-6.2.6L6 18z"
                  fill={color}
                  stroke="var(--paper-raised)"
                  strokeWidth="1.5"
                  strokeLinejoin="round"
                />
              </svg>
              <span className={classes.name} style={{ background: color }}>
                {name}
              </span>
            </div>
          </Anchor>
        ) : null,
      )}
    </div>
  );
}
