/** Formats bibliographies apart from the event loop: a thousand references take seconds. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import {
  ASSET_FILES,
  BibliographyError,
  createRenderer,
  type CslItem,
  type RenderOptions,
  type RenderedEntry,
} from '../../bibliography/index.ts';
import type { ErrorParams } from '../../app/domain/errors.ts';

export interface RenderTask {
  id: number;
  items: CslItem[];
  options: RenderOptions;
}
export type RenderAnswer =
  | { id: number; ok: true; entries: RenderedEntry[] }
  | { id: number; ok: false; code: string; params: ErrorParams };

const folder = new URL('../../bibliography/styles/', import.meta.url);

function readAll(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, path]) => [
      name,
      readFileSync(new URL(path, folder), 'utf8'),
    ]),
  );
}

const renderer = createRenderer({
  styles: readAll(ASSET_FILES.styles),
  locales: readAll(ASSET_FILES.locales),
});

parentPort!.on('message', ({ id, items, options }: RenderTask) => {
  void renderer
    .then((ready): RenderAnswer => {
      const { entries } = ready.bibliography(items, options);
      return { id, ok: true, entries };
    })
    .catch((error: unknown): RenderAnswer => {
      const known = error instanceof BibliographyError;
      const params = known ? error.params : { reason: String(error) };
      return { id, ok: false, code: known ? error.code : 'unexpected', params };
    })
    .then((answer) => parentPort!.postMessage(answer));
});
