import { join } from 'node:path';
import * as Y from 'yjs';
import { roomName, roomPath } from '../../../app/domain/protocol.ts';
import { createLogReader } from '../../../server/db/log-sql.ts';
import { freePort, LabServer } from '../../e2e/support/server.ts';
import { makeLab } from '../../server/lab.ts';

/** server/main.ts in a process of its own, not started yet, on a lab with one project. */
export interface RealServer {
  server: LabServer;
  directory: string;
  workspaceId: string;
  /** Of editors. */
  tokens: string[];
  /** Where sockets of ours are opened. */
  socketUrl(token: string): string;
  /** The project's graph as it is on disk. */
  onDisk(): Y.Doc;
}

/** `change` is made to the project's graph before. */
export async function prepareServer(
  directory: string,
  tokenCount: number,
  change?: (doc: Y.Doc) => void,
): Promise<RealServer> {
  const lab = await makeLab(directory);
  await lab.setUp();
  const { administrator, services } = lab;
  const { id: workspaceId } = await services.workspaces.create(administrator, { name: 'Essai' });
  const tokens = Array.from({ length: tokenCount }, (_, i) => {
    const asked = { label: `writer ${i}`, role: 'editor' } as const;
    return services.tokens.create(administrator, workspaceId, asked).secret;
  });
  if (change) {
    const graph = await lab.context.rooms.graph(workspaceId);
    await graph.apply('system', change);
  }
  await lab.close();
  const server = new LabServer(directory, await freePort());
  return {
    server,
    directory,
    workspaceId,
    tokens,
    socketUrl(token) {
      const path = roomPath('graph', workspaceId);
      return `${server.url.replace('http', 'ws')}${path}?token=${token}&client=canevas&v=1`;
    },
    onDisk() {
      const reader = createLogReader(join(directory, 'log.db'));
      const doc = new Y.Doc();
      doc.transact(() => {
        const { updates } = reader.load(roomName('graph', workspaceId));
        for (const update of updates) Y.applyUpdate(doc, update);
      });
      reader.close();
      return doc;
    },
  };
}
