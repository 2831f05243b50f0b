import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A nonce a response, for the framework's inline hydration: `response.locals.nonce`. */
export const cspNonce: RequestHandler = (_request, response, next) => {
  response.locals.nonce = randomBytes(18).toString('base64url');
  next();
};

/**
 * @param isHttps asks whether the lab is reached by https: a policy that upgrades requests, or that
 *   browsers remember (HSTS), would cut off a lab on plain http.
 */
export function securityHeaders(isHttps: () => boolean): RequestHandler {
  const make = (https: boolean): RequestHandler =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: [
            "'self'",
            (_request, response) =>
              `'nonce-${String((response as unknown as { locals: { nonce: string } }).locals.nonce)}'`,
          ],
          // Components place themselves by style attributes.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", (request) => socketSource(request.headers.host, https)],
          workerSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: https
        ? { maxAge: 180 * 24 * 3600, includeSubDomains: false }
        : false,
      // Links to invitations and resets carry their secret in the path.
      referrerPolicy: { policy: 'same-origin' },
      crossOriginOpenerPolicy: https,
      originAgentCluster: false,
    });
  const [plain, secure] = [make(false), make(true)];
  return (request, response, next) => (isHttps() ? secure : plain)(request, response, next);
}

/** Safari before 15.4 does not take 'self' for ws:. A Host that is no host adds nothing. */
function socketSource(host: string | undefined, https: boolean): string {
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return "'self'";
  return `${https ? 'wss' : 'ws'}://${host}`;
}
