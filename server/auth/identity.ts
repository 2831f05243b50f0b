import { betterAuth } from 'better-auth';
import type { Context } from '../context.ts';
import { readLab } from '../db/queries/lab.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../fields.ts';

const SESSION_SECONDS = 30 * 24 * 3600;

/** Where people reach the lab: the environment's word, else the lab's, else this machine. */
export function publicUrl(context: Context): string {
  const { config } = context;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : host;
  return (
    config.publicUrl ?? readLab(context.db)?.publicUrl ?? `http://${local}:${String(config.port)}`
  );
}

/**
 * better-auth for identity and sessions only. Accounts are made by set-up, invitations and the
 * command line, in the transaction that grants what goes with them; its own sign-up stays shut,
 * its HTTP handler is mounted nowhere.
 */
function createIdentity(context: Context, baseURL: string) {
  const secure = baseURL.startsWith('https:');
  return betterAuth({
    // Not the raw connection: better-auth would then wait inside transactions on it, and others'
    // statements would fall into them. Each of its statements here is its own commit.
    database: { db: context.db.sql, type: 'sqlite', transaction: false },
    secret: context.folder.secret,
    baseURL,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    // Ours are in the database, by account and by address (auth/limits.ts).
    rateLimit: { enabled: false },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      cookiePrefix: 'canevas',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      ipAddress: { disableIpTracking: true },
    },
  });
}

export type IdentityProvider = ReturnType<typeof createIdentity>;

/** Made anew when the lab's address changes, since cookies are named and secured by it. */
export function identityProvider(context: Context): () => IdentityProvider {
  let made: { url: string; provider: IdentityProvider } | null = null;
  return () => {
    const url = publicUrl(context);
    if (made?.url !== url) made = { url, provider: createIdentity(context, url) };
    return made.provider;
  };
}
