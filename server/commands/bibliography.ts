import { createHash } from 'node:crypto';
import type { Graph } from '../../app/domain/graph/types.ts';
import { mentionsIn, readNote } from '../../app/domain/notes/document.ts';
import { worksCited } from '../../app/domain/graph/queries.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { writeGraphJson, type Project } from '../../app/domain/interchange/graph-json.ts';
import {
  escapeHtml,
  markdownOf,
  withTags,
  writeWorks,
  WRITERS,
  zoteroUri,
  type WriteFormat,
} from '../../bibliography/index.ts';
import { authorise, sightOf } from '../access.ts';
import { inTurns } from '../batches.ts';
import { NOBODY, type Sight } from '../db/sight.ts';
import type { Context } from '../context.ts';
import { survivorOf } from '../db/queries/merges.ts';
import { tagsByWork } from '../db/queries/shelves.ts';
import { allAliases } from '../db/queries/work-names.ts';
import { fullWorks, fullWorksSteps, type WorkRow } from '../db/queries/works.ts';
import type { WorkspaceRow } from '../db/queries/workspaces.ts';
import { mapByRef } from '../graph-uses.ts';
import type { BibliographyService } from '../services.ts';
import { findStyles, styleTrees } from '../styles/find-styles.ts';
import type { ExportFile, ExportFormat, Scope } from '../types.ts';
import { imagesShown } from './images.ts';
import { findWork } from './library.ts';
import { createOwnStyles } from './own-styles.ts';
import type { RenderingPool } from '../workers/rendering.ts';

type FormattedFormat = Exclude<ExportFormat, WriteFormat | 'graph-json'>;

/** References as they are printed: one entry of each, and the whole that they make. */
const FORMATTED: Record<
  FormattedFormat,
  {
    extension: string;
    mediaType: string;
    whole: (
      entries: Array<{ html: string; text: string }>,
      locale: string,
      title: string,
    ) => string;
  }
> = {
  markdown: {
    extension: 'md',
    mediaType: 'text/markdown',
    whole: (entries) => entries.map(({ html }) => `${markdownOf(html)}\n`).join('\n'),
  },
  plain: {
    extension: 'txt',
    mediaType: 'text/plain',
    whole: (entries) => entries.map(({ text }) => `${text}\n`).join('\n'),
  },
  html: {
    extension: 'html',
    mediaType: 'text/html',
    whole: (entries, locale, title) =>
      `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>\n<body>\n${entries.map(({ html }) => html).join('\n')}\n</body>\n</html>\n`,
  },
};

const DEFAULT_STYLE = 'apa';
const DEFAULT_LOCALE = 'fr-FR';

const isWritten = (format: ExportFormat): format is WriteFormat => Object.hasOwn(WRITERS, format);

export function createBibliographyService(
  context: Context,
  rendering: RenderingPool,
): BibliographyService {
  const { db, rooms } = context;
  const own = createOwnStyles(context, rendering);

  const projection = async (workspaceId: string): Promise<Graph> =>
    (await rooms.graph(workspaceId)).projection();

  async function projectOf({ id, name }: WorkspaceRow, graph: Graph): Promise<Project> {
    const aliases = allAliases(db, id);
    const works = fullWorks(db, id).map(({ id: workId, key, item: { id: _, ...item } }) => {
      return { id: workId, key, aliases: aliases.get(workId) ?? [], item };
    });
    return { name, works, images: await imagesShown(context, id, graph) };
  }

  /**
   * The works of a scope, by key, and a name for its file. `sight` counts for works asked for by name
   * alone: no library's or map's bibliography, and no file, ever holds a restricted one.
   */
  async function inScope(
    workspace: WorkspaceRow,
    scope: Scope,
    sight: Sight,
  ): Promise<{ works: WorkRow[]; name: string }> {
    if (scope.kind === 'library') {
      return { works: await inTurns(fullWorksSteps(db, workspace.id)), name: workspace.slug };
    }
    if (scope.kind === 'works') {
      const ids = scope.ids.map((id) => survivorOf(db, id));
      const works = fullWorks(db, workspace.id, { ids, sight });
      return { works, name: `${workspace.slug}-selection` };
    }
    if (scope.kind === 'note') {
      // Whoever may not see the work may not see what its note cites.
      const { id, key } = findWork(db, workspace.id, scope.work, sight);
      const cited = mentionsIn(readNote((await rooms.note(id)).doc))
        .filter(({ kind }) => kind === 'work')
        .map((mention) => survivorOf(db, mention.id));
      const works = fullWorks(db, workspace.id, { ids: cited, sight });
      return { works, name: `${workspace.slug}-note-${key}` };
    }
    const graph = await projection(workspace.id);
    const map = mapByRef(graph, scope.map);
    if (!map) throw new CanevasError('map-missing', { id: scope.map });
    const works = fullWorks(db, workspace.id, { ids: worksCited(graph, map) });
    return { works, name: `${workspace.slug}-${map.slug}` };
  }

  return {
    async render(actor, ref, { scope, style, locale, slice }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const { works } = await inScope(workspace, scope, sightOf(actor));
      const items = works.map(({ item }) => item);
      const entries = await rendering.bibliography(
        items,
        { style, locale, own: own.tree(workspace.id, style) },
        slice,
      );
      return {
        style,
        locale,
        total: items.length,
        entries,
        html: entries.map(({ html }) => html).join('\n'),
        text: entries.map(({ text }) => text).join('\n\n'),
      };
    },

    async cite(actor, ref, { scope, cited, style, locale }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const { works } = await inScope(workspace, scope, sightOf(actor));
      const clusters = cited.map((one) => [{ ...one, id: survivorOf(db, one.id) }]);
      return rendering.citations(
        works.map(({ item }) => item),
        clusters,
        { style, locale, own: own.tree(workspace.id, style) },
      );
    },

    async styles(actor, ref, query) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return [...own.find(workspace.id, query), ...findStyles(query)];
    },

    addStyle: own.addStyle,
    removeStyle: own.removeStyle,

    async styleTrees(actor, ref, { style, locale }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return styleTrees(style, locale, own.tree(workspace.id, style));
    },

    async export(actor, ref, { scope, format, omit = [], ...formatted }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      if (format === 'graph-json') {
        const graph = await projection(workspace.id);
        const body = writeGraphJson(graph, await projectOf(workspace, graph));
        return exportFile(`${workspace.slug}.graph.json`, 'application/json', body);
      }
      const { works: found, name } = await inScope(workspace, scope, NOBODY);
      const { withoutZotero = isWayBack(format) && scope.kind !== 'works' } = formatted;
      const works = found.filter(({ raw }) => !withoutZotero || zoteroUri(raw) === null);
      if (!isWritten(format)) {
        const { extension, mediaType, whole } = FORMATTED[format];
        const { style = DEFAULT_STYLE, locale = DEFAULT_LOCALE } = formatted;
        const items = works.map(({ item }) => item);
        const entries = await rendering.bibliography(items, {
          style,
          locale,
          own: own.tree(workspace.id, style),
        });
        return exportFile(`${name}.${extension}`, mediaType, whole(entries, locale, name));
      }
      const { extension, mediaType } = WRITERS[format];
      const aliases = allAliases(db, workspace.id);
      const tags = tagsByWork(
        db,
        works.map(({ id }) => id),
      );
      const exportable = works.map(({ id, key, item, raw, importedBase }) => ({
        key,
        aliases: aliases.get(id) ?? [],
        item: withTags(item, tags.get(id) ?? []),
        raw,
        base: importedBase,
      }));
      return exportFile(`${name}.${extension}`, mediaType, writeWorks(exportable, format, omit));
    },
  };
}

/** Zotero reads these: what came from there would be there twice. */
function isWayBack(format: ExportFormat): boolean {
  return format === 'ris' || format === 'csl-json';
}

function exportFile(filename: string, mediaType: string, body: string): ExportFile {
  return { filename, mediaType: `${mediaType}; charset=utf-8`, body, etag: etagOf(body) };
}

/** Strong: equal for equal bytes only. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`;
}
