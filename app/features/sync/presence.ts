import type { Awareness } from 'y-protocols/awareness';
import { LIMITS as GRAPH_LIMITS } from '../../domain/graph/limits.ts';
import type { Anchored } from '../../domain/graph/types.ts';
import { LIMITS } from '../../domain/protocol.ts';
import type { Presence, ViewBox } from '../../domain/protocol.ts';
import { createStore } from './store.ts';
import type { Peer, Store } from './types.ts';

const SEND_EVERY_MS = 50;

const NOWHERE: Presence = {
  cursor: null,
  selection: [],
  selectionCount: 0,
  editing: null,
  drag: null,
  shape: null,
  view: null,
  call: null,
};

/** Legible as text on white and as a line on both papers; none is a literature's hue alone. */
const COLORS = [
  '#b4472f',
  '#1f6f8b',
  '#5b7f2b',
  '#7a4fa3',
  '#a8660f',
  '#2b7a63',
  '#b03a6f',
  '#4a5fb0',
  '#7d6a2c',
  '#5d6b78',
];

/** The same colour for a person everywhere. */
export function peerColor(userId: string): string {
  let hash = 0;
  for (const char of userId) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return COLORS[hash % COLORS.length]!;
}

/** What others say of themselves, and what they see of us. */
export interface PresenceKeeper {
  readonly peers: Store<readonly Peer[]>;
  set(presence: Partial<Presence>): void;
  destroy(): void;
}

export function createPresence(awareness: Awareness): PresenceKeeper {
  const peers = createStore<readonly Peer[]>([]);
  let mine: Presence = NOWHERE;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sentAt = 0;

  const read = (): void => {
    const list: Peer[] = [];
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const peer = readPeer(client, state);
      if (peer) list.push(peer);
    }
    list.sort((a, b) => a.client - b.client);
    if (list.length > 0 || peers.getSnapshot().length > 0) peers.set(list);
  };
  const send = (): void => {
    timer = null;
    sentAt = Date.now();
    awareness.setLocalState({ ...mine });
  };
  awareness.on('change', read);
  awareness.setLocalState({ ...mine });

  return {
    peers,
    set(presence) {
      mine = { ...mine, ...presence };
      mine.selectionCount = presence.selectionCount ?? mine.selection.length;
      if (mine.selection.length > LIMITS.selectionIds) {
        mine.selection = mine.selection.slice(0, LIMITS.selectionIds);
      }
      timer ??= setTimeout(send, Math.max(0, sentAt + SEND_EVERY_MS - Date.now()));
    },
    destroy() {
      if (timer) clearTimeout(timer);
      awareness.off('change', read);
    },
  };
}

/** Others' states are read with as much trust as any input; null where nobody is named. */
function readPeer(client: number, state: Record<string, unknown>): Peer | null {
  const { user, cursor, selection, editing, drag, shape, view, call } = state;
  if (!isRecord(user) || typeof user['id'] !== 'string' || typeof user['name'] !== 'string') {
    return null;
  }
  const ids = Array.isArray(selection)
    ? selection.filter((id) => typeof id === 'string').slice(0, LIMITS.selectionIds)
    : [];
  const count = state['selectionCount'];
  return {
    client,
    userId: user['id'],
    name: user['name'],
    color: peerColor(user['id']),
    cursor:
      isRecord(cursor) && isText(cursor['map']) && isNumber(cursor['x']) && isNumber(cursor['y'])
        ? { map: cursor['map'], x: cursor['x'], y: cursor['y'] }
        : null,
    selection: ids,
    selectionCount: isNumber(count) ? count : ids.length,
    editing:
      isRecord(editing) && isText(editing['id']) && isText(editing['field'])
        ? { id: editing['id'], field: editing['field'] }
        : null,
    drag:
      isRecord(drag) && isText(drag['map']) && isNumber(drag['dx']) && isNumber(drag['dy'])
        ? { map: drag['map'], dx: drag['dx'], dy: drag['dy'] }
        : null,
    shape: readShape(shape),
    view:
      isRecord(view) && isText(view['map'])
        ? { map: view['map'], box: isBox(view['box']) ? view['box'] : null }
        : null,
    call:
      isRecord(call) && isNumber(call['id']) && isText(call['map']) && isBox(call['box'])
        ? { id: call['id'], map: call['map'], box: call['box'] }
        : null,
  };
}

function readShape(shape: unknown): Presence['shape'] {
  if (!isRecord(shape) || !isText(shape['map']) || !isText(shape['id'])) return null;
  const { map, id, bends, label } = shape;
  if (!Array.isArray(bends) || bends.length > GRAPH_LIMITS.bends || !bends.every(isAnchored)) {
    return null;
  }
  return { map, id, bends, label: isAnchored(label) ? label : null };
}

function isAnchored(value: unknown): value is Anchored {
  return Array.isArray(value) && value.length === 3 && value.every(isNumber);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBox(value: unknown): value is ViewBox {
  return Array.isArray(value) && value.length === 4 && value.every(isNumber) && value[2]! > 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
