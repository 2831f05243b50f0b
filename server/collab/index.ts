/** The collaboration server's door: what the composition root and the services may use. */
export { SYSTEM } from './admission.ts';
export { Collaboration } from './collaboration.ts';
export type { CollaborationOptions } from './collaboration.ts';
export { Rooms } from './rooms.ts';
export type { GraphHandle, NoteHandle, RoomDescription, RoomsOptions } from './rooms.ts';
export type { CollaborationAuth, CollaborationLog, SocketIdentity } from './types.ts';
export { ownOrigin } from './upgrade.ts';
