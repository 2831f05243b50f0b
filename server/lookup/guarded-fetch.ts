import { lookup as resolveName } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { CanevasError } from '../../app/domain/errors.ts';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** Addresses that no service of the open network has (RFC 6890 and its successors). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only the global unicast range is public, its documentation and tunnels apart. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const RESERVED = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  RESERVED.addSubnet(net, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return GLOBAL.check(address, 'ipv6') && !RESERVED.check(address, 'ipv6');
}

export interface Gate {
  /** Origins that the configuration names ("https://doi.org"): they may stand on a private network. */
  origins: ReadonlySet<string>;
  /** Hosts that a redirect may lead to, by https alone. */
  hosts: ReadonlySet<string>;
}

/**
 * Fetches from a service that the configuration names. Each step's name is resolved once and the
 * connection made to that very address; a redirect leads to an allowed host at a public address or
 * nowhere; 5 s and 2 MB for the whole.
 * Errors: 'lookup-refused' (not allowed), 'lookup-unreachable' (no answer, too slow or too large),
 * 'lookup-unknown' (the service knows no such identifier), 'lookup-unreadable' (it has it in no form that
 * was asked for), 'lookup-busy' (it asks to wait; params.after: for how many seconds, 0 where it does not
 * say).
 */
export async function guardedFetch(address: URL, accept: string, gate: Gate): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = address;
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    const answer = await request(url, await pin(url, gate, signal), accept, signal);
    if ('body' in answer) return answer.body;
    url = new URL(answer.location, url);
  }
  throw new CanevasError('lookup-refused', { host: url.host });
}

/** The address to connect to. */
async function pin(url: URL, { origins, hosts }: Gate, signal: AbortSignal): Promise<string> {
  const refuse = () => new CanevasError('lookup-refused', { host: url.host });
  const configured = origins.has(url.origin);
  const allowed = url.protocol === 'https:' && url.port === '' && hosts.has(url.hostname);
  if (!configured && !allowed) throw refuse();
  if (url.username || url.password) throw refuse();
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(name)) {
    if (!configured && !isPublicAddress(name)) throw refuse();
    return name;
  }
  let found: string;
  try {
    found = (await Promise.race([resolveName(name), aborted(signal)])).address;
  } catch (cause) {
    throw new CanevasError('lookup-unreachable', { host: url.host }, { cause });
  }
  // What the administrator configured may be a machine of the lab; nothing else may.
  if (!configured && !isPublicAddress(found)) throw refuse();
  return found;
}

/** Rejects when the time is over: a name server may be as slow as any other. */
function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(signal.reason as Error);
  if (signal.aborted) give();
  else signal.addEventListener('abort', give, { once: true });
  return promise;
}

/** What a status that is neither an answer nor a redirect says. */
function refusalOf(status: number, retryAfter: string | undefined, host: string): CanevasError {
  if (status === 404 || status === 410) return new CanevasError('lookup-unknown', { host });
  if (status === 406 || status === 415) return new CanevasError('lookup-unreadable', { host });
  if (status === 429 || status === 503)
    return new CanevasError('lookup-busy', { host, after: secondsOf(retryAfter) });
  return new CanevasError('lookup-unreachable', { host });
}

const WEEK_S = 7 * 86_400;

/** Retry-After (RFC 9110, 10.2.3): seconds, or a date; a week at most. */
export function secondsOf(retryAfter: string | undefined): number {
  const said = (retryAfter ?? '').trim();
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(WEEK_S, Math.max(0, Math.ceil(seconds))) : 0;
}

const DECODERS: Readonly<Record<string, () => zlib.Gunzip | zlib.Inflate | zlib.BrotliDecompress>> =
  {
    gzip: zlib.createGunzip,
    'x-gzip': zlib.createGunzip,
    deflate: zlib.createInflate,
    br: zlib.createBrotliDecompress,
  };

type Answer = { body: Uint8Array } | { location: string };

function request(url: URL, address: string, accept: string, signal: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const unreachable = (cause?: unknown) =>
    reject(new CanevasError('lookup-unreachable', { host: url.host }, { cause }));
  const client = url.protocol === 'https:' ? https : http;
  const family = isIP(address);
  const asked = client.get(
    url,
    {
      signal,
      // Of a connection that is kept, nobody knows any more which address it was made to.
      agent: false,
      headers: {
        accept,
        'accept-encoding': 'gzip, identity',
        'user-agent': 'Canevas (reference look-up)',
      },
      lookup: (_name, options, callback) => {
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
    },
    (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        resolve({ location: headers.location });
        return;
      }
      if (statusCode !== 200) {
        response.destroy();
        reject(refusalOf(statusCode, headers['retry-after'], url.host));
        return;
      }
      const decoder = DECODERS[(headers['content-encoding'] ?? '').trim().toLowerCase()]?.();
      const body: Readable = decoder ? response.pipe(decoder) : response;
      const pieces: Uint8Array[] = [];
      let size = 0;
      // Counted as it unpacks: a few packed bytes may be many.
      body.on('data', (piece: Uint8Array) => {
        size += piece.length;
        if (size > MAX_BYTES) {
          response.destroy();
          decoder?.destroy();
          unreachable();
        } else pieces.push(piece);
      });
      body.on('end', () => resolve({ body: Buffer.concat(pieces) }));
      body.on('error', unreachable);
      response.on('error', unreachable);
      response.on('aborted', unreachable);
    },
  );
  asked.on('error', unreachable);
  return promise;
}
