import { createRequestHandler } from '@react-router/express';
import type { RequestHandler } from 'express';
import { RouterContextProvider } from 'react-router';
import { nonceContext, servicesContext } from '../app/context.server.ts';
import type { Services } from './services.ts';

/**
 * The seam between the server and the web framework, and the only server file in Vite's graph.
 * Built as `build/server/index.js`. `res.locals.nonce` is the CSP nonce, set before this handler.
 */
export default function createWebHandler(services: Services): RequestHandler {
  return createRequestHandler({
    build: () => import('virtual:react-router/server-build'),
    getLoadContext: (_request, response) => {
      const context = new RouterContextProvider();
      context.set(servicesContext, services);
      context.set(nonceContext, String(response.locals.nonce));
      return context;
    },
  });
}
