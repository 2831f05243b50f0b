import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { isCanevasError } from '../../app/domain/errors.ts';
import { loggedPath } from '../logger.ts';

/** Codes and parameters leave, words never do: the reader's language is the reader's side to know. */
export function jsonErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (isCanevasError(error) && error.code !== 'unexpected') {
      response.status(error.status).json({ error: { code: error.code, params: error.params } });
      return;
    }
    logger.error({ err: error, path: loggedPath(request.originalUrl) }, 'request failed');
    response.status(500).json({ error: { code: 'unexpected', params: {} } });
  };
}
