import 'fake-indexeddb/auto';
import { WebSocket as NodeWebSocket } from 'ws';
import { openNote } from '../../../app/features/sync/open-note.ts';
import { openGraph } from '../../../app/features/sync/open-graph.ts';
import type { GraphSession, NoteSession, SyncState } from '../../../app/features/sync/types.ts';
import type { Role } from '../../../app/domain/roles.ts';
import { WORK, WORKSPACE, until } from '../../server/collab/support.ts';

/** The network between one session and the server, to be cut. */
export class Network {
  up = true;
  /** The protocol version that pages on this network say to speak, if not their own. */
  version: number | null = null;
  private readonly sockets = new Set<NodeWebSocket>();

  /** A WebSocket class whose sockets this network carries. */
  readonly WebSocket: typeof globalThis.WebSocket;

  constructor() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const network = this;
    class CarriedSocket extends NodeWebSocket {
      constructor(url: string) {
        super(network.up ? network.speaking(url) : 'ws://127.0.0.1:9');
        network.sockets.add(this);
        this.on('close', () => network.sockets.delete(this));
        this.on('error', () => undefined);
      }
    }
    this.WebSocket = CarriedSocket as unknown as typeof globalThis.WebSocket;
  }

  private speaking(url: string): string {
    return this.version === null ? url : url.replace(/([?&]v)=\d+/, `$1=${this.version}`);
  }

  cut(): void {
    this.up = false;
    for (const socket of this.sockets) socket.terminate();
  }

  restore(): void {
    this.up = true;
  }
}

export interface Client extends GraphSession {
  network: Network;
  state(): SyncState;
}

export function open(
  url: string,
  user: string,
  options: { role?: Role; network?: Network; workspaceId?: string; token?: string } = {},
): Client {
  const network = options.network ?? new Network();
  const session = openGraph({
    workspaceId: options.workspaceId ?? WORKSPACE,
    user: { id: user, name: user },
    role: options.role ?? 'editor',
    url,
    token: options.token ?? user.split('-')[0]!,
    WebSocket: network.WebSocket,
  });
  return Object.assign(session, { network, state: () => session.status.getSnapshot().state });
}

/** The note of the harness's work, as one person has it open. */
export function openWorkNote(
  url: string,
  user: string,
  network = new Network(),
): NoteSession & { network: Network } {
  const session = openNote({
    workId: WORK,
    user: { id: user, name: user },
    role: 'editor',
    url,
    token: user,
    WebSocket: network.WebSocket,
  });
  return Object.assign(session, { network });
}

export async function saved(...clients: Array<Pick<Client, 'status'>>): Promise<void> {
  await until(
    () =>
      clients.every((client) => {
        const { state, connection } = client.status.getSnapshot();
        return state === 'saved' && connection === 'connected';
      }),
    10_000,
  );
}
