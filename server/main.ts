import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RequestHandler } from 'express';
import { isCanevasError } from '../app/domain/errors.ts';
import { newSetupCode } from './auth/setup-code.ts';
import { serveControlSocket } from './cli/control-server.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { lockDataFolder } from './data-folder.ts';
import { createHttpServer } from './http/server.ts';
import { createLogger } from './logger.ts';
import { openData } from './open-data.ts';
import type { Services } from './services.ts';
import { errorText, terminalLanguage } from './words.ts';

const language = terminalLanguage(process.env);
const SETUP_CODE_LABEL = { fr: 'Code d’installation :', en: 'Set-up code:' }[language];

/** A shutdown that takes longer is cut short: whatever was acknowledged is on disk already. */
const SHUTDOWN_MS = 10_000;
const BUILD = new URL('../build/', import.meta.url);

async function loadWeb(services: Services): Promise<RequestHandler | null> {
  const entry = fileURLToPath(new URL('server/index.js', BUILD));
  if (!existsSync(entry)) return null;
  const built = (await import(pathToFileURL(entry).href)) as {
    default: (services: Services) => RequestHandler;
  };
  return built.default(services);
}

/** Serves until a signal; resolves when everything is closed. */
async function serve(config: Config): Promise<void> {
  const logger = createLogger();
  const lock = lockDataFolder(config.dataDir);
  // Threads compile what they load anew at each start, half of a short import's time; they read this.
  process.env.NODE_COMPILE_CACHE ??= path.join(config.dataDir, 'cache');
  const setupCode = config.setupCode ?? newSetupCode();
  const data = await openData(config, logger, { setupCode });
  const { services, collaboration, folder } = data;
  let ready = false;

  const web = await loadWeb(services);
  if (!web) logger.warn('the pages are not built: only the API is served; npm start builds them');
  const clientFolder = web ? fileURLToPath(new URL('client/', BUILD)) : null;
  const isReady = () => ready;
  const server = createHttpServer({ services, collaboration, logger, web, clientFolder, isReady });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const control = await serveControlSocket(folder.socket, data, logger);
  const stopBackups = services.backups.startDaily();
  ready = true;

  const shown = services.lab.get().publicUrl;
  const address = config.port === 0 ? shown.replace(/:0$/, `:${String(port)}`) : shown;
  process.stdout.write(`Canevas: ${address}\n`);
  if (services.lab.needsSetUp()) process.stdout.write(`${SETUP_CODE_LABEL} ${setupCode}\n`);

  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  logger.info({ signal }, 'closing');
  ready = false;
  setTimeout(() => {
    logger.error({}, 'closing took too long');
    process.exit(1);
  }, SHUTDOWN_MS).unref();
  const closed = once(server, 'close');
  server.close();
  control.close();
  await stopBackups();
  await data.close();
  server.closeAllConnections();
  await closed;
  lock.release();
}

try {
  await serve(readConfig(process.env));
} catch (error) {
  const known = isCanevasError(error) || error instanceof ConfigError;
  const words = isCanevasError(error) ? errorText(error, language) : String(error);
  process.stderr.write(`${known ? words : ((error as Error).stack ?? words)}\n`);
  process.exit(1);
}
