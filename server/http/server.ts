import { createServer, type Server } from 'node:http';
import path from 'node:path';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { CanevasError } from '../../app/domain/errors.ts';
import { ADDRESS_HEADER } from '../auth/service.ts';
import { headersOf } from '../auth/sockets.ts';
import type { Collaboration } from '../collab/index.ts';
import { loggedPath } from '../logger.ts';
import type { Services } from '../services.ts';
import { VERSION } from '../version.ts';
import { clientAddress } from './address.ts';
import { apiRouter } from './api.ts';
import { jsonErrors } from './errors.ts';
import { metricsHandler } from './metrics.ts';
import { cspNonce, securityHeaders } from './security.ts';

export interface HttpOptions {
  services: Services;
  collaboration: Collaboration;
  logger: Logger;
  /** The web framework's handler; null serves the API alone (tests). */
  web: RequestHandler | null;
  /** The folder that the build made for browsers. */
  clientFolder: string | null;
  /** False until everything is up, and again while it goes down. */
  isReady: () => boolean;
}

export function createHttpServer(options: HttpOptions): Server {
  const { services, logger, web, clientFolder, collaboration } = options;
  const app = express();
  app.disable('x-powered-by');

  app.get('/healthz', (_request, response) => {
    const ready = options.isReady();
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ok' : 'starting', version: VERSION });
  });

  app.use((request, response, next) => {
    // The web framework sees headers only; ours replaces whatever a client sent under this name.
    request.headers[ADDRESS_HEADER] = clientAddress(request);
    const began = performance.now();
    response.on('finish', () => {
      const ms = Math.round(performance.now() - began);
      const url = loggedPath(request.originalUrl);
      logger.info({ method: request.method, url, status: response.statusCode, ms }, 'request');
    });
    next();
  });
  app.use(
    cspNonce,
    securityHeaders(() => services.lab.get().publicUrl.startsWith('https:')),
  );
  app.use(compression({ filter: isCompressible }));

  if (clientFolder) {
    const assets = path.join(clientFolder, 'assets');
    app.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false }));
    app.use(express.static(clientFolder, { maxAge: '1h', index: false }));
  }

  app.use((request, _response, next) => {
    services.auth.checkOrigin({ method: request.method, headers: headersOf(request) });
    next();
  });
  app.get('/metrics', metricsHandler(services, collaboration));
  app.use('/api', apiRouter(services));
  if (web) app.use(web);
  app.use(() => {
    throw new CanevasError('not-found');
  });
  app.use(jsonErrors(logger));

  const server = createServer(app);
  server.on('upgrade', (request, socket, head) => {
    if (!collaboration.upgrade(request, socket, head)) socket.destroy();
  });
  return server;
}

/** A stream of events must leave at once, not when a block is full. */
function isCompressible(request: express.Request, response: express.Response): boolean {
  const type = String(response.getHeader('content-type') ?? '');
  return !type.startsWith('text/event-stream') && compression.filter(request, response);
}
