import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { ASSETS, isKeptPage, keepPage, READER, READER_URL } from './offline-caches.ts';

/** A page that was kept less than this ago is not asked for again, in ms. */
const FRESH_MS = 60_000;
const keptAt = new Map<string, number>();

/** Lets the pages of projects that this user sees open again without a network. */
export function useOffline(userId: string): void {
  const { pathname } = useLocation();
  useEffect(() => {
    // On plain http over a network browsers offer neither; the account's menu says so.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !('caches' in window)) return;
    void keep(userId, pathname).catch(() => undefined); // The next page tries again.
  }, [userId, pathname]);
}

/** Where React Router keeps its table of routes and their files. */
type RoutedWindow = Window & { __reactRouterManifest?: unknown };

async function keep(userId: string, pathname: string): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
  const reader = await caches.open(READER);
  await reader.put(READER_URL, new Response(userId));
  await keepAssets();
  const last = keptAt.get(pathname) ?? -Infinity;
  if (!isKeptPage(pathname) || performance.now() - last < FRESH_MS) return;
  keptAt.set(pathname, performance.now());
  // The router changes pages without their documents; opening one offline takes its document.
  const headers = { Accept: 'text/html' };
  await keepPage(userId, new URL(pathname, location.href).href, await fetch(pathname, { headers }));
}

/**
 * What this page was made of before the worker could see it, and the modules of every other route:
 * one that cannot be loaded makes the router reload the page, which would end an edit made offline.
 */
async function keepAssets(): Promise<void> {
  const cache = await caches.open(ASSETS);
  const routes = JSON.stringify((window as RoutedWindow).__reactRouterManifest ?? {});
  const modules = routes.match(/\/assets\/[^"]+/g) ?? [];
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(
      ({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'),
    );
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = [
    ...loaded.map(({ href }) => href),
    ...modules.map((path) => new URL(path, location.href).href),
  ];
  const missing = new Set(wanted.filter((href) => !kept.has(href)));
  await Promise.all([...missing].map((href) => cache.add(href)));
}
