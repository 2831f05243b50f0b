import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A collaboration server in a process of its own, and the port that it answers on. */
export async function startServer(
  directory: string,
  port: number,
): Promise<[ChildProcess, number]> {
  const child = fork(new URL('../../server/collab/kill-server.ts', import.meta.url).pathname, [
    directory,
    String(port),
  ]);
  const started = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (code) => reject(new Error(`server ended: ${code}`)));
  });
  return [child, started.port];
}

/** Ends the process by a signal; its exit code, null where it was killed. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return gone;
}
