import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import { CanevasError } from '../../app/domain/errors.ts';
import { headersOf } from '../auth/sockets.ts';
import type { Collaboration } from '../collab/index.ts';
import type { Services } from '../services.ts';
import { isFromThisMachine } from './address.ts';

type Kind = 'gauge' | 'counter';

/** One metric in the Prometheus text format; a value by label, or one without. */
function metric(name: string, kind: Kind, help: string, value: number | Array<[string, number]>) {
  const rows: Array<[string, number]> = Array.isArray(value) ? value : [['', value]];
  const lines = rows.map(([label, one]) => `canevas_${name}${label} ${String(one)}`);
  return [`# HELP canevas_${name} ${help}`, `# TYPE canevas_${name} ${kind}`, ...lines].join('\n');
}

/**
 * GET /metrics, for this machine and for a signed-in administrator; 404 to anyone else. Figures
 * alone: no name of a person, a project or a document.
 */
export function metricsHandler(services: Services, collaboration: Collaboration): RequestHandler {
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();

  async function mayRead(request: Parameters<RequestHandler>[0]): Promise<boolean> {
    if (isFromThisMachine(request)) return true;
    const credentials = { headers: headersOf(request), url: request.originalUrl };
    const identity = await services.auth.authenticate(credentials);
    return identity?.kind === 'user' && identity.user.isAdministrator;
  }

  return async (request, response) => {
    if (!(await mayRead(request))) throw new CanevasError('not-found');
    const { sockets, rooms, log, failing } = collaboration.stats();
    const sum = (of: (room: (typeof rooms)[number]) => number) =>
      rooms.reduce((total, room) => total + of(room), 0);
    const seconds = (nanoseconds: number) => nanoseconds / 1e9;
    const body = [
      metric('sockets', 'gauge', 'Open sockets.', sockets),
      metric('rooms', 'gauge', 'Documents in memory.', rooms.length),
      metric(
        'room_bytes',
        'gauge',
        'Bytes of the documents in memory.',
        sum(({ bytes }) => bytes),
      ),
      metric(
        'room_structs',
        'gauge',
        'Yjs structs in memory.',
        sum(({ structs }) => structs),
      ),
      metric('queue', 'gauge', 'Updates that wait for their commit.', log.waiting),
      metric('commits_total', 'counter', 'Commits to the log.', log.commits),
      metric('updates_total', 'counter', 'Updates committed.', log.rows),
      metric('commit_seconds', 'gauge', 'The last commit to the log, and the longest.', [
        ['{which="last"}', log.lastCommitMs / 1000],
        ['{which="longest"}', log.longestCommitMs / 1000],
      ]),
      metric('storage_failing', 'gauge', '1 while the log cannot be written.', failing ? 1 : 0),
      metric('event_loop_lag_seconds', 'gauge', 'Delay of the event loop since the last reading.', [
        ['{quantile="0.5"}', seconds(lag.percentile(50))],
        ['{quantile="0.99"}', seconds(lag.percentile(99))],
        ['{quantile="1"}', seconds(lag.max)],
      ]),
      metric('resident_bytes', 'gauge', 'Memory of the process.', process.memoryUsage.rss()),
    ].join('\n');
    lag.reset();
    response.type('text/plain; version=0.0.4').send(`${body}\n`);
  };
}
