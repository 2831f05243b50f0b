import { OMITTABLE } from '../../bibliography/index.ts';
import { CanevasError } from '../domain/errors.ts';
import { parseScope } from '../features/library/index.ts';
import { present, requireUser } from '../session.server.ts';
import { knownStyle } from './known-style.server.ts';
import type { Route } from './+types/export.ts';

const FORMATS = [
  'bibtex',
  'biblatex',
  'csl-json',
  'ris',
  'endnote-xml',
  'word-xml',
  'markdown',
  'plain',
  'html',
  'graph-json',
] as const;

/**
 * A file of the library, of a map or of chosen works:
 * `?format=&scope=library|map|note|works&map=&work=&ids=&style=&locale=&omit=file,abstract,note&zotero=0|1`.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  return answer(context, request, params.workspace, new URL(request.url).searchParams);
}

/** The same with the choice in the body: a selection may be longer than an address. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = new URLSearchParams();
  for (const [name, value] of await request.formData()) form.set(name, String(value));
  return answer(context, request, params.workspace, form);
}

async function answer(
  context: Route.LoaderArgs['context'],
  request: Request,
  workspace: string,
  choice: URLSearchParams,
): Promise<Response> {
  const { services, actor } = requireUser(context, request);
  const file = await present(async () => {
    const format = FORMATS.find((known) => known === (choice.get('format') ?? 'bibtex'));
    if (!format) throw new CanevasError('bad-request', { field: 'format' });
    const asked = (choice.get('omit') ?? '').split(',');
    const [style, locale] = [choice.get('style'), choice.get('locale')];
    const zotero = choice.get('zotero');
    return services.bibliography.export(actor, workspace, {
      scope: parseScope(choice),
      format,
      omit: OMITTABLE.filter((name) => asked.includes(name)),
      ...(zotero ? { withoutZotero: zotero === '0' } : {}),
      ...(style ? { style: await knownStyle(services, actor, workspace, style) } : {}),
      ...(locale ? { locale } : {}),
    });
  });
  const headers = new Headers({ ETag: file.etag, 'Cache-Control': 'private, no-cache' });
  if (request.headers.get('if-none-match') === file.etag) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', file.mediaType);
  // The name in ASCII for old clients, and as it is for the rest (RFC 6266).
  const ascii = file.filename.replace(/[^\x20-\x7e]|["\\]/g, '_');
  headers.set(
    'Content-Disposition',
    `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
  );
  return new Response(file.body, { headers });
}
