import type { RouteConfigEntry } from '@react-router/dev/routes';
import { readFileSync } from 'node:fs';

export interface Route {
  path: string;
  /** The router's own name for it. */
  id: string;
  /** A page: the router asks its data under another address. */
  page: boolean;
  methods: ('GET' | 'POST')[];
}

/** Every route of app/routes.ts that answers, with what its module exports. */
export function routesOf(entries: readonly RouteConfigEntry[], base = ''): Route[] {
  return entries.flatMap(({ path = '', file, children = [], index }): Route[] => {
    const full = path ? `${base}/${path}` : base;
    const source = readFileSync(new URL(`../../../app/${file}`, import.meta.url), 'utf8');
    const has = (name: string) =>
      new RegExp(`export (async )?(function|const) ${name}\\b`).test(source);
    const page = /export default/.test(source);
    const methods: Route['methods'] = [
      ...(page || has('loader') ? ['GET' as const] : []),
      ...(has('action') ? ['POST' as const] : []),
    ];
    // What has an index answers through it, and a layout through its children.
    const answers =
      (index ?? children.length === 0) || (path !== '' && !children.some((one) => one.index));
    return [
      ...(answers ? [{ path: full || '/', id: file.replace(/\.tsx?$/, ''), page, methods }] : []),
      ...routesOf(children, full),
    ];
  });
}
