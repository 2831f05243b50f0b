import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { isCanevasError } from '../../app/domain/errors.ts';
import type { OpenData } from '../open-data.ts';
import { runOperation } from './operations.ts';

export interface ControlRequest {
  operation: string;
  params: unknown;
}
export type ControlAnswer =
  | { ok: true; result: unknown }
  | { ok: false; code: string; params: Record<string, string | number> };

/**
 * A socket in the data folder, for its owner alone (mode 0600): one line of JSON asks, one answers.
 * The caller holds the folder's lock, so a socket file that is there is a dead server's.
 */
export async function serveControlSocket(
  path: string,
  data: OpenData,
  logger: Logger,
): Promise<Server> {
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', (error) => logger.warn({ err: error }, 'control socket'));
    createInterface({ input: socket }).once('line', (line) => {
      void answer(data, logger, line).then((reply) => send(socket, reply));
    });
  });
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o600);
  return server;
}

function send(socket: Socket, reply: ControlAnswer): void {
  socket.end(`${JSON.stringify(reply)}\n`);
}

async function answer(data: OpenData, logger: Logger, line: string): Promise<ControlAnswer> {
  try {
    const { operation, params } = JSON.parse(line) as ControlRequest;
    return { ok: true, result: await runOperation(data, operation, params) };
  } catch (error) {
    if (isCanevasError(error)) return { ok: false, code: error.code, params: error.params };
    logger.error({ err: error }, 'command failed');
    return { ok: false, code: 'unexpected', params: {} };
  }
}
