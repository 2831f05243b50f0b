import { lookup as resolveName } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';
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
 * 'lookup-unknown' (the service knows no such identifier), 'lookup-busy' (it asks to wait).
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
    signal.throwIfAborted();
    found = (await resolveName(name)).address;
  } catch (cause) {
    throw new CanevasError('lookup-unreachable', { host: url.host }, { cause });
  }
  // What the administrator configured may be a machine of the lab; nothing else may.
  if (!configured && !isPublicAddress(found)) throw refuse();
  return found;
}

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
      headers: { accept, 'user-agent': 'Canevas (reference look-up)' },
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
        const code =
          statusCode === 404 || statusCode === 410
            ? 'lookup-unknown'
            : statusCode === 429 || statusCode === 503
              ? 'lookup-busy'
              : 'lookup-unreachable';
        reject(new CanevasError(code, { host: url.host }));
        return;
      }
      const pieces: Uint8Array[] = [];
      let size = 0;
      response.on('data', (piece: Uint8Array) => {
        size += piece.length;
        if (size > MAX_BYTES) {
          response.destroy();
          unreachable();
        } else pieces.push(piece);
      });
      response.on('end', () => resolve({ body: Buffer.concat(pieces) }));
      response.on('error', unreachable);
    },
  );
  asked.on('error', unreachable);
  return promise;
}
