import { freeKey } from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { foldKey, keyHolder } from '../db/queries/work-names.ts';
import { fullWorks, workById } from '../db/queries/works.ts';
import { keyFormulaOf, setKeyFormula } from '../db/queries/workspaces.ts';
import { inBatches } from '../batches.ts';
import { readFormula } from '../key-maker.ts';
import type { LibraryService } from '../services.ts';
import type { KeyChange } from '../types.ts';
import { storeWork } from './work-store.ts';

export function createKeys(
  context: Context,
): Pick<LibraryService, 'keyFormula' | 'setKeyFormula' | 'previewKeys' | 'renameKeys'> {
  const { db } = context;
  return {
    keyFormula(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      return keyFormulaOf(db, workspace.id);
    },

    setKeyFormula(actor, ref, source) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      if (source !== null) readFormula(source);
      setKeyFormula(db, workspace.id, source);
    },

    previewKeys(actor, ref, { formula, ids = null }) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { keyOf } = readFormula(formula);
      const works = fullWorks(db, workspace.id, { ids, sight: sightOf(actor) });
      const given = new Set<string>();
      const changes: KeyChange[] = [];
      for (const { id, key, item } of works) {
        const made = keyOf(item);
        // A key that the formula would make again keeps the suffix that it has.
        const suffix = key.slice(made.length);
        const stays = made === '' || (key.startsWith(made) && /^[a-z]?$/.test(suffix));
        const to = stays
          ? key
          : freeKey(made, (candidate) => {
              const holder = keyHolder(db, workspace.id, candidate);
              return (holder !== null && holder !== id) || given.has(foldKey(candidate));
            });
        given.add(foldKey(to));
        if (to !== key) changes.push({ workId: id, from: key, to });
      }
      return { changes, unchanged: works.length - changes.length };
    },

    async renameKeys(actor, ref, changes) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const author = authorOf(actor);
      const at = timestamp(context);
      const renamed: KeyChange[] = [];
      const rename = (change: KeyChange): void => {
        const row = workById(db, workspace.id, change.workId, sightOf(actor));
        const holder = keyHolder(db, workspace.id, change.to);
        // Seen in the preview under another key, or its new one taken since: left as it is.
        if (row?.key !== change.from || (holder !== null && holder !== change.workId)) return;
        const { item, raw, importedBase, version } = row;
        const content = { key: change.to, item, raw, importedBase };
        storeWork(db, workspace.id, content, version + 1, author, at);
        renamed.push(change);
      };
      await inBatches(changes, rename, (batch) => db.transaction(batch));
      const ids = renamed.map(({ workId }) => workId);
      context.events.emit(workspace.id, { kind: 'works', ids, by: author });
      const params = { renamed: renamed.length };
      insertAudit(db, { at, actor: author, workspace: workspace.id, act: 'rename-keys', params });
      return { renamed, left: changes.length - renamed.length };
    },
  };
}
