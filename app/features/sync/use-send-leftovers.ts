import { useEffect } from 'react';
import { parseRoomName } from '../../domain/protocol.ts';
import type { Role } from '../../domain/roles.ts';
import { openDevice } from './device-database.ts';
import { SyncEngine } from './sync-engine.ts';

/** A document that is not sent within this is left for when it is next opened. */
const PATIENCE_MS = 60_000;

/**
 * Sends what waits on this device for documents that are not open: edits made offline on a map that
 * was closed since, or in a note. Begins anew when the server is back.
 */
export function useSendLeftovers(user: { id: string; name: string }, isAway: boolean): void {
  const { id, name } = user;
  useEffect(() => {
    if (isAway) return;
    const stopped = new AbortController();
    void sendLeftovers({ id, name }, stopped.signal).catch(() => undefined); // This browser stores nothing.
    return () => stopped.abort();
  }, [id, name, isAway]);
}

async function sendLeftovers(user: { id: string; name: string }, stop: AbortSignal): Promise<void> {
  const device = await openDevice(user.id);
  const rows = await device.getAll('outbox').finally(() => device.close());
  const rooms = new Set(rows.filter(({ held }) => held === null).map(({ room }) => room));
  for (const name of rooms) {
    const room = parseRoomName(name);
    // The server says what one's role there is; until then it is assumed that it still allows edits.
    const role: Role = 'editor';
    if (!room || stop.aborted) continue;
    const engine = new SyncEngine(room.kind, room.id, { user, role });
    await sent(engine, stop);
    await engine.close();
  }
}

function sent(engine: SyncEngine, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const look = (): void => {
      const { pending, state, obstacle } = engine.status.getSnapshot();
      if ((pending === 0 && state !== 'opening') || obstacle !== null) end();
    };
    engine.status.subscribe(look);
    stop.addEventListener('abort', end, { once: true });
    void engine.opened.then(look);
  });
}
