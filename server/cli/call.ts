import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { CanevasError, isCanevasError } from '../../app/domain/errors.ts';
import type { Config } from '../config.ts';
import { dataPaths, lockDataFolder } from '../data-folder.ts';
import { createLogger } from '../logger.ts';
import { openData } from '../open-data.ts';
import type { ControlAnswer } from './control-server.ts';
import { runOperation, type OperationName } from './operations.ts';

/** Runs an operation where the data is: in the server that holds it, else here. */
export async function call(
  config: Config,
  operation: OperationName,
  params: unknown,
): Promise<unknown> {
  let lock: { release(): void };
  try {
    lock = lockDataFolder(config.dataDir);
  } catch (error) {
    if (isCanevasError(error) && error.code === 'data-folder-in-use') {
      return askServer(dataPaths(config.dataDir).socket, operation, params);
    }
    throw error;
  }
  try {
    const data = await openData(config, createLogger(), { setupCode: null });
    try {
      return await runOperation(data, operation, params);
    } finally {
      await data.close();
    }
  } finally {
    lock.release();
  }
}

/** Errors: 'server-unreachable', and what the server answers. */
async function askServer(path: string, operation: string, params: unknown): Promise<unknown> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new CanevasError('server-unreachable', {}, { cause });
  }
  const lines = createInterface({ input: socket });
  const reply = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new CanevasError('server-unreachable')));
    socket.once('error', (cause) => reject(new CanevasError('server-unreachable', {}, { cause })));
  });
  socket.write(`${JSON.stringify({ operation, params })}\n`);
  const answer = JSON.parse(await reply) as ControlAnswer;
  socket.destroy();
  if (!answer.ok) throw new CanevasError(answer.code, answer.params);
  return answer.result;
}
