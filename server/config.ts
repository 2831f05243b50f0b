import path from 'node:path';
import { z } from 'zod';
import { LOOKUP_DEFAULTS, type LookupConfig } from './lookup/sources.ts';

export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Given by the environment, it wins over the lab's setting; no trailing slash. */
  publicUrl: string | null;
  setupCode: string | null;
  /** Where identifiers are looked up: the usual services unless told, null for nowhere. */
  lookup?: LookupConfig | null;
}

/** An address as people type it, without path or trailing slash: `https://canevas.example.org`. */
export const publicUrlSchema = z
  .url({ protocol: /^https?$/ })
  .transform((value) => new URL(value))
  .refine((url) => (url.pathname === '/' || url.pathname === '') && !url.search && !url.username)
  .transform((url) => url.origin);

const baseAddress = z.url({ protocol: /^https?$/ });

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: publicUrlSchema.nullable().default(null),
  CANEVAS_SETUP_CODE: z.string().min(8).max(200).nullable().default(null),
  LOOKUP: z.enum(['on', 'off']).default('on'),
  LOOKUP_DOI: baseAddress.default(LOOKUP_DEFAULTS.bases.doi),
  LOOKUP_HAL: baseAddress.default(LOOKUP_DEFAULTS.bases.hal),
  LOOKUP_ARXIV: baseAddress.default(LOOKUP_DEFAULTS.bases.arxiv),
  LOOKUP_ISBN: baseAddress.default(LOOKUP_DEFAULTS.bases.isbn),
  LOOKUP_HOSTS: z
    .string()
    .transform((hosts) => hosts.split(/[\s,]+/).filter(Boolean))
    .default([...LOOKUP_DEFAULTS.hosts]),
});

/** Names the variable at fault; the caller prints it, since no language is known yet. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const EXPECTED: Record<string, string> = {
  PORT: 'a number from 0 to 65535',
  HOST: 'an address of this machine, e.g. 127.0.0.1 or 0.0.0.0',
  DATA_DIR: 'a folder',
  PUBLIC_URL: 'http:// or https:// and a host, without a path, e.g. https://canevas.example.org',
  CANEVAS_SETUP_CODE: '8 to 200 characters',
  LOOKUP: 'on or off',
  LOOKUP_DOI: 'an address, e.g. https://doi.org/',
  LOOKUP_HAL: 'an address, e.g. https://api.archives-ouvertes.fr/search/',
  LOOKUP_ARXIV: 'an address, e.g. https://export.arxiv.org/api/query',
  LOOKUP_ISBN: 'an address, e.g. https://openlibrary.org/api/books',
  LOOKUP_HOSTS: 'the hosts that these may send on to, commas between',
};

export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty variable (`PORT= npm start`) reads as an absent one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new ConfigError(
      `${name}=${given[name] ?? ''}: expected ${EXPECTED[name] ?? 'another value'}`,
    );
  }
  const { data } = parsed;
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, CANEVAS_SETUP_CODE } = data;
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    publicUrl: PUBLIC_URL,
    setupCode: CANEVAS_SETUP_CODE,
    lookup:
      data.LOOKUP === 'off'
        ? null
        : {
            bases: {
              doi: data.LOOKUP_DOI,
              hal: data.LOOKUP_HAL,
              arxiv: data.LOOKUP_ARXIV,
              isbn: data.LOOKUP_ISBN,
            },
            hosts: data.LOOKUP_HOSTS,
          },
  };
}
