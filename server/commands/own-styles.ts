import { CanevasError } from '../../app/domain/errors.ts';
import { fold, type CslItem, type CslNode } from '../../bibliography/index.ts';
import { authorise, authorOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { deleteOwnStyle, insertOwnStyle, ownStyle, ownStyles } from '../db/queries/own-styles.ts';
import { newId } from '../ids.ts';
import type { BibliographyService } from '../services.ts';
import { checkFile, checkMacros, readOwnStyle } from '../styles/own-style.ts';
import { validateStyle } from '../styles/validate-style.ts';
import type { AddedStyle, StyleChoice, StyleFault } from '../types.ts';
import type { RenderingPool } from '../workers/rendering.ts';

/** What begins the id of every uploaded style and of no other. */
const OWN = 'own-';
const MOST_STYLES = 50;
const MOST_FAULTS = 20;

/** Set once before a style is kept: one that fails or never ends fails here. */
const SAMPLE: CslItem[] = [
  {
    id: 'article',
    type: 'article-journal',
    title: 'Un article',
    author: [{ family: 'Martin', given: 'Claire' }],
    'container-title': 'Une revue',
    issued: { 'date-parts': [[2020, 3]] },
    page: '1-20',
  },
  { id: 'book', type: 'book', title: 'Un livre', editor: [{ family: 'Diallo', given: 'Awa' }] },
];

export interface OwnStyles extends Pick<BibliographyService, 'addStyle' | 'removeStyle'> {
  /** Those of a project that have the words. */
  find(workspaceId: string, query: string): StyleChoice[];
  /** Null for a style of the catalogue. Errors: 'style-unknown', where it is another project's too. */
  tree(workspaceId: string, style: string): CslNode | null;
}

export function createOwnStyles(context: Context, rendering: RenderingPool): OwnStyles {
  const { db } = context;

  return {
    find(workspaceId, query) {
      const words = query.split(/\s+/).map(fold).filter(Boolean);
      return ownStyles(db, workspaceId)
        .filter(({ id, title }) => {
          const text = `${fold(title)} ${fold(id)}`;
          return words.every((word) => text.includes(word));
        })
        .map((style) => ({ ...style, own: true }));
    },

    tree(workspaceId, style) {
      if (!style.startsWith(OWN)) return null;
      const found = ownStyle(db, workspaceId, style);
      if (!found) throw new CanevasError('style-unknown', { style });
      return readOwnStyle(found.csl).tree;
    },

    async addStyle(actor, ref, text) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const csl = text.replace(/^\uFEFF/, '');
      if (ownStyles(db, workspace.id).length >= MOST_STYLES) {
        throw new CanevasError('styles-too-many', { count: MOST_STYLES });
      }
      checkFile(csl);
      const faults = await validateStyle(csl);
      if (faults.length > 0) return refused(faults);
      const { tree, ...style } = readOwnStyle(csl);
      const missing = checkMacros(tree);
      if (missing.length > 0) return refused(missing);
      const id = OWN + newId();
      await rendering.bibliography(SAMPLE, { style: id, locale: 'fr-FR', own: tree });
      // The person may have lost the project meanwhile.
      authorise(db, actor, ref, 'editLibrary');
      insertOwnStyle(db, {
        id,
        workspace_id: workspace.id,
        ...style,
        csl,
        created_at: timestamp(context),
        created_by: authorOf(actor),
      });
      return { style: { id, title: style.title, kind: style.kind, own: true }, faults: [] };
    },

    removeStyle(actor, ref, id) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      if (!deleteOwnStyle(db, workspace.id, id)) {
        throw new CanevasError('style-unknown', { style: id });
      }
    },
  };
}

function refused(faults: StyleFault[]): AddedStyle {
  return { style: null, faults: faults.slice(0, MOST_FAULTS), count: faults.length };
}
