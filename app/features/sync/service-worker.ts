/**
 * Opens what was seen before when the server cannot be reached. The network always comes first: a
 * page from the cache is one whose server is away. Built as an entry of its own (vite.config.ts).
 */
import { ASSETS, isKeptPage, keepPage, pagesOf, READER, READER_URL } from './offline-caches.ts';

/** As much of ServiceWorkerGlobalScope as is used: the library of its types clashes with the DOM's. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchedEvent) => void): void;
}
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchedEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(fromAssets(request));
    return;
  }
  // A page as a document, or as the data that the router asks for when it changes pages.
  const isData = url.pathname.endsWith('.data');
  const page = isData ? url.pathname.replace(/(\/_root|_root)?\.data$/, '') || '/' : url.pathname;
  if ((request.mode === 'navigate' || isData) && isKeptPage(page)) {
    event.respondWith(fromNetworkElseKept(event));
  }
});

/** Files whose names carry their content's hash: what is there is right. */
async function fromAssets(request: Request): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function fromNetworkElseKept(event: FetchedEvent): Promise<Response> {
  const { request } = event;
  const reader = await readerNow();
  try {
    const response = await fetch(request);
    if (reader) event.waitUntil(keepPage(reader, request.url, response.clone()));
    return response;
  } catch (unreachable) {
    const kept = reader ? await keptPage(reader, request) : undefined;
    if (kept) return kept;
    throw unreachable;
  }
}

async function keptPage(reader: string, request: Request): Promise<Response | undefined> {
  const cache = await caches.open(pagesOf(reader));
  // The same page with another question mark is better than none.
  return (await cache.match(request.url)) ?? cache.match(request.url, { ignoreSearch: true });
}

async function readerNow(): Promise<string | null> {
  const cache = await caches.open(READER);
  return (await (await cache.match(READER_URL))?.text()) ?? null;
}
