/** What one socket, one person and one address may do. Sizes of documents are in app/domain/protocol.ts. */
export const SOCKET_LIMITS = {
  /** Bytes of one WebSocket message: a first sync and its header. Beyond it `ws` closes with 1009. */
  frameBytes: 16 * 1024 * 1024 + 64 * 1024,
  /** Received and not yet handled: beyond it the socket is not read until it has shrunk. */
  inboundBytes: 4 * 1024 * 1024,
  /** Buffered for a slow reader: beyond it awareness is dropped. */
  softBytes: 256 * 1024,
  /** Beyond it the socket is closed, to come back and resync. A sync under way is not counted. */
  hardBytes: 8 * 1024 * 1024,
  /** Messages: a bucket that holds `burst` and fills with `perSecond`. */
  burst: 2000,
  perSecond: 300,
  socketsPerUser: 64,
  socketsPerAddress: 1024,
  /** Sockets let in at each turn of the event loop: a first answer of half a megabyte takes 1 ms. */
  admissionsPerTurn: 8,
  /** How long a session, a role and a document may take to be looked up. */
  admissionMs: 10_000,
  heartbeatMs: 30_000,
} as const;
