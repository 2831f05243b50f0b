import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { CanevasError } from '../../app/domain/errors.ts';
import { headersOf } from '../auth/sockets.ts';
import { etagOf } from '../commands/bibliography.ts';
import type { Services } from '../services.ts';
import {
  EXPORT_FORMATS,
  type Actor,
  type ExportFormat,
  type LiveEvent,
  type Scope,
} from '../types.ts';

const query = z.object({
  map: z.string().optional(),
  format: z.enum(EXPORT_FORMATS).exclude(['graph-json']).optional(),
  style: z.string().optional(),
  locale: z.string().default('fr-FR'),
});

/** Shorter than a proxy's patience with a line on which nothing comes. */
const BEAT_MS = 25_000;

/** The stable addresses that scripts, LaTeX runs and open pages rely on. Read only. */
export function apiRouter(services: Services): Router {
  const router = Router();

  async function actorOf(request: Request): Promise<Actor> {
    const headers = headersOf(request);
    const identity = await services.auth.require({ headers, url: request.originalUrl });
    return services.auth.actor(identity);
  }

  async function bibliography(request: Request, response: Response, format: ExportFormat) {
    const actor = await actorOf(request);
    const ref = String(request.params.workspace);
    const asked = query.safeParse(request.query);
    if (!asked.success) {
      throw new CanevasError('bad-request', { field: String(asked.error.issues[0]?.path[0]) });
    }
    const { map, style, locale } = asked.data;
    const scope: Scope = map === undefined ? { kind: 'library' } : { kind: 'map', map };
    if (style !== undefined && asked.data.format === undefined) {
      const { html, text } = await services.bibliography.render(actor, ref, {
        scope,
        style,
        locale,
      });
      const isHtml = request.accepts(['text/plain', 'text/html']) === 'text/html';
      const body = `${isHtml ? html : text}\n`;
      const type = isHtml ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
      response.vary('Accept');
      send(request, response, { body, type, etag: etagOf(body) });
      return;
    }
    const file = await services.bibliography.export(actor, ref, {
      scope,
      format: asked.data.format ?? format,
      ...(style === undefined ? {} : { style }),
      locale,
    });
    send(request, response, { body: file.body, type: file.mediaType, etag: file.etag });
  }

  router.get('/workspaces/:workspace/bibliography.bib', (request, response) =>
    bibliography(request, response, 'bibtex'),
  );
  router.get('/workspaces/:workspace/bibliography.json', (request, response) =>
    bibliography(request, response, 'csl-json'),
  );

  /** Tells what happens in these projects for as long as the actor may hear it, and first who is there. */
  function stream(request: Request, response: Response, actor: Actor, refs: string[]): void {
    const end = () => response.end();
    const write = (event: LiveEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
    const now = refs.map((ref) => services.events.here(actor, ref));
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const here = () => response.writableEnded || response.write(': here\n\n');
    here();
    now.forEach(write);
    const age = Number(request.query.age) || 0;
    const stops = refs.map((ref) => services.events.subscribe(actor, ref, write, end, age));
    const stop = () => stops.forEach((one) => one());
    const beat = setInterval(() => void actorOf(request).then(here, end), BEAT_MS);
    response.on('close', () => {
      clearInterval(beat);
      stop();
    });
  }

  /**
   * `?age=`: milliseconds since the page was asked for, which does not know what changed since.
   * Server-sent events: one `data:` line of JSON a change, a comment now and then to keep the line
   * open. It ends with the right to hear them: at the next change or the next comment.
   */
  router.get('/workspaces/:workspace/events', async (request, response) => {
    stream(request, response, await actorOf(request), [String(request.params.workspace)]);
  });

  /** The same of all one's projects at once, for the page that lists them. */
  router.get('/events', async (request, response) => {
    const actor = await actorOf(request);
    const projects = services.workspaces.list(actor);
    stream(
      request,
      response,
      actor,
      projects.map(({ id }) => id),
    );
  });

  router.use(() => {
    throw new CanevasError('not-found');
  });
  return router;
}

/**
 * Answers 304 to whoever has these bytes. Express would not do so for fetch(), which adds
 * "Cache-Control: no-cache" to a conditional request: that asks for this very check.
 */
function send(
  request: Request,
  response: Response,
  file: { body: string; type: string; etag: string },
): void {
  response.set({
    'content-type': file.type,
    etag: file.etag,
    'cache-control': 'private, no-cache',
  });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  // A proxy that compresses weakens the tag.
  if (known.some((tag) => tag.replace(/^W\//, '') === file.etag)) response.status(304).end();
  else response.send(file.body);
}
