import { createHash } from 'node:crypto';
import type { Graph } from '../../app/domain/graph/types.ts';
import { worksCited } from '../../app/domain/graph/queries.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { writeGraphJson, type Project } from '../../app/domain/interchange/graph-json.ts';
import {
  isStyleId,
  writeBiblatex,
  writeBibtex,
  writeCslJson,
  type ExportableWork,
} from '../../bibliography/index.ts';
import { authorise, sightOf } from '../access.ts';
import type { Context } from '../context.ts';
import { allAliases, fullWorks, type WorkRow } from '../db/queries/works.ts';
import type { WorkspaceRow } from '../db/queries/workspaces.ts';
import { NOBODY, type Sight } from '../db/sight.ts';
import { mapByRef } from '../graph-uses.ts';
import type { BibliographyService } from '../services.ts';
import type { ExportFile, ExportFormat, Scope } from '../types.ts';
import type { RenderingPool } from '../workers/rendering.ts';

type TextFormat = Exclude<ExportFormat, 'graph-json'>;

const FORMATS: Record<
  TextFormat,
  { write: (works: ExportableWork[]) => string; extension: string; mediaType: string }
> = {
  bibtex: { write: writeBibtex, extension: 'bib', mediaType: 'application/x-bibtex' },
  biblatex: { write: writeBiblatex, extension: 'bib', mediaType: 'application/x-bibtex' },
  'csl-json': {
    write: writeCslJson,
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
  },
};

export function createBibliographyService(
  context: Context,
  rendering: RenderingPool,
): BibliographyService {
  const { db, rooms } = context;

  const projection = async (workspaceId: string): Promise<Graph> =>
    (await rooms.graph(workspaceId)).projection();

  function projectOf({ id, name }: WorkspaceRow): Project {
    const aliases = allAliases(db, id);
    const works = fullWorks(db, id).map(({ id: workId, key, item: { id: _, ...item } }) => {
      return { id: workId, key, aliases: aliases.get(workId) ?? [], item };
    });
    return { name, works };
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
      return { works: fullWorks(db, workspace.id), name: workspace.slug };
    }
    if (scope.kind === 'works') {
      const works = fullWorks(db, workspace.id, { ids: scope.ids, sight });
      return { works, name: `${workspace.slug}-selection` };
    }
    const graph = await projection(workspace.id);
    const map = mapByRef(graph, scope.map);
    if (!map) throw new CanevasError('map-missing', { id: scope.map });
    const works = fullWorks(db, workspace.id, { ids: worksCited(graph, map) });
    return { works, name: `${workspace.slug}-${map.slug}` };
  }

  return {
    async render(actor, ref, { scope, style, locale }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      if (!isStyleId(style)) throw new CanevasError('style-unknown', { style });
      const { works } = await inScope(workspace, scope, sightOf(actor));
      const items = works.map(({ item }) => item);
      const entries = await rendering.bibliography(items, { style, locale });
      return {
        style,
        locale,
        entries,
        html: entries.map(({ html }) => html).join('\n'),
        text: entries.map(({ text }) => text).join('\n\n'),
      };
    },

    async export(actor, ref, { scope, format }) {
      const { workspace } = authorise(db, actor, ref, 'read');
      if (format === 'graph-json') {
        const body = writeGraphJson(await projection(workspace.id), projectOf(workspace));
        return exportFile(`${workspace.slug}.graph.json`, 'application/json', body);
      }
      const { write, extension, mediaType } = FORMATS[format];
      const { works, name } = await inScope(workspace, scope, NOBODY);
      const aliases = allAliases(db, workspace.id);
      const exportable = works.map(({ id, key, item, raw }) => ({
        key,
        aliases: aliases.get(id) ?? [],
        item,
        raw,
      }));
      return exportFile(`${name}.${extension}`, mediaType, write(exportable));
    },
  };
}

function exportFile(filename: string, mediaType: string, body: string): ExportFile {
  return { filename, mediaType: `${mediaType}; charset=utf-8`, body, etag: etagOf(body) };
}

/** Strong: equal for equal bytes only. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`;
}
