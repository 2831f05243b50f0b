import type { LocalizedText } from './graph/types.ts';

/**
 * What the collaboration socket speaks, known to both of its ends. The base is the y-websocket
 * protocol (y-protocols 1.0), so that a stock client with a token can join; a client that announces
 * itself as ours (`?client=canevas&v=1`) numbers its updates and is told which are on disk.
 *
 * A message is [varuint type][body]; bodies are given beside each type, in lib0's encodings.
 */

import type { Anchored } from './graph/types.ts';

export const PROTOCOL_VERSION = 1;
/** Older pages than this are asked to reload; their outbox is sent by the page that replaces them. */
export const OLDEST_PROTOCOL_VERSION = 1;
export const CLIENT_NAME = 'canevas';

export const MESSAGE = {
  /** [varuint step][varuint8array]: step 0 a state vector, 1 the missing state, 2 an update. */
  sync: 0,
  /** [varuint8array]: an awareness update. */
  awareness: 1,
  /** The server's refusal of a permission; never sent by us, tolerated from others. */
  auth: 2,
  /** No body: asks for everyone's awareness. Our client's heartbeat too. */
  queryAwareness: 3,
  /** Client to server. [varuint seq][varuint8array update]; seq counts from 1 in each connection. */
  numberedUpdate: 100,
  /** Server to client. [varuint seq]: everything up to this number is on disk or was refused by name. */
  acknowledgement: 101,
  /** Server to client. [varstring JSON of ServerStatus]. */
  status: 102,
  /** Server to client. [varstring JSON of Welcome]: the first message of an admitted connection. */
  welcome: 103,
  /** Server to client. [varuint seq][varstring Refusal]: this update was not stored and will not be. */
  refusal: 104,
} as const;

export const SYNC_STEP = { stateVector: 0, missing: 1, update: 2 } as const;

/** Why an update was not stored. `dependencies`: it builds on something the server has never seen. */
export const REFUSALS = [
  'read-only',
  'malformed',
  'not-owner',
  'dependencies',
  'too-large',
  'storage',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** `failing`: nothing can be written at present, and nothing is acknowledged; send again on `ok`. */
export interface ServerStatus {
  storage: 'ok' | 'failing';
}

export interface Welcome {
  role: 'owner' | 'editor' | 'viewer';
  user: { id: string; name: string };
  /**
   * Names the server's history. Another one than before means that a backup was restored: what a
   * client has cached may hold what this server has never seen.
   */
  lineage: string;
}

/**
 * y-websocket takes 4400-4499 as final and everything else as "try again later". Our client acts on
 * each by name, see `closeAction`.
 */
export const CLOSE = {
  malformed: 4400,
  session: 4401,
  role: 4403,
  version: 4409,
  size: 4413,
  rate: 4529,
  /** Standard: the frame is larger than the server reads. */
  frame: 1009,
  /** Standard: the server is restarting. */
  restart: 1012,
  /** Standard: this socket reads too slowly; come back and resync. */
  slow: 1013,
} as const;

export type CloseAction = 'retry' | 'slow-down' | 'sign-in' | 'ask-role' | 'reload' | 'stop';

/** What our client does about a close code. Nothing here touches local edits: the outbox keeps them. */
export function closeAction(code: number): CloseAction {
  switch (code) {
    case CLOSE.session:
      return 'sign-in';
    case CLOSE.role:
      return 'ask-role';
    case CLOSE.version:
      return 'reload';
    case CLOSE.rate:
      return 'slow-down';
    case CLOSE.frame:
      return 'stop';
    default:
      return code >= 4400 && code < 4500 ? 'stop' : 'retry';
  }
}

/** Bytes, except where another unit is named. */
export const LIMITS = {
  update: 1024 * 1024,
  firstSync: 16 * 1024 * 1024,
  document: 50 * 1024 * 1024,
  awareness: 8 * 1024,
  /** Ids in a selection that is shown to others; beyond it, a count. */
  selectionIds: 100,
} as const;

export type RoomKind = 'graph' | 'note';

/** A room's name in the log: `graph:WORKSPACE`, or `note:WORK` for the shared note of a work. */
export function roomName(kind: RoomKind, id: string): string {
  return `${kind}:${id}`;
}

/** The room that a name of `roomName` is of; null where it is of none. */
export function parseRoomName(name: string): { kind: RoomKind; id: string } | null {
  const match = /^(graph|note):([^@]+)$/.exec(name);
  return match ? { kind: match[1] as RoomKind, id: match[2]! } : null;
}

/** The path of a room's socket, e.g. `/collab/graph/w_8dk2`. */
export function roomPath(kind: RoomKind, id: string): string {
  return `/collab/${kind}/${encodeURIComponent(id)}`;
}

/** The room that a request's path names; null where it names none. */
export function parseRoomPath(pathname: string): { kind: RoomKind; id: string } | null {
  const match = /^\/collab\/(graph|note)\/([A-Za-z0-9_-]{1,64})$/.exec(pathname);
  return match ? { kind: match[1] as RoomKind, id: match[2]! } : null;
}

/** Left, top, width and height of a part of a map, in map units. */
export type ViewBox = [x: number, y: number, width: number, height: number];

/** Who is on which map, as the other pages of the project tell it. Never stored. */
export interface Whereabouts {
  userId: string;
  name: string;
  /** The map's id, and its name in each language. */
  map: string;
  mapName: LocalizedText;
}

/** Where a member is and what they hold, as the others see it. Travels by awareness, never stored. */
export interface Presence {
  /** In map units (CSS pixels at zoom 1) of the map named. */
  cursor: { map: string; x: number; y: number } | null;
  /** Ids of concepts and propositions, at most `LIMITS.selectionIds`; `selectionCount` is the whole. */
  selection: string[];
  selectionCount: number;
  /** The field under edit, e.g. { id: 'c_12', field: 'label' }. */
  editing: { id: string; field: string } | null;
  /** A drag under way: the selection's displacement, in map units. */
  drag: { map: string; dx: number; dy: number } | null;
  /** A line or a shared phrase under the hand, as the map would say of it (SPEC G29, G30). */
  shape: { map: string; id: string; bends: Anchored[]; label: Anchored | null } | null;
  /** The map that is open, and the part of it in sight; no box where it is read as an outline. */
  view: { map: string; box: ViewBox | null } | null;
  /** Asks everyone to come to a part of a map. `id` tells one call from the next. */
  call: { id: number; map: string; box: ViewBox } | null;
}
