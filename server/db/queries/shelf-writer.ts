import type { StatementSync } from 'node:sqlite';
import { newId } from '../../ids.ts';
import { fold } from '../search.ts';
import type { Database } from '../sqlite.ts';
import { collectionNames, foldTag, insertCollection } from './shelves.ts';

/** Puts the works of an import under their keywords and into their groups: statements prepared once. */
export class ShelfWriter {
  private readonly db: Database;
  private readonly workspaceId: string;
  private readonly by: string;
  private readonly at: string;
  private readonly tag: StatementSync;
  private readonly put: StatementSync;
  private readonly collections: Map<string, string>;

  constructor(db: Database, workspaceId: string, by: string, at: string) {
    this.db = db;
    this.workspaceId = workspaceId;
    this.by = by;
    this.at = at;
    this.tag = db.raw.prepare(
      `INSERT INTO work_tag (work_id, workspace_id, folded, name) VALUES (?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    );
    this.put = db.raw.prepare(
      'INSERT INTO collection_work (collection_id, work_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    const names = collectionNames(db, workspaceId);
    this.collections = new Map([...names].map(([id, name]) => [fold(name), id]));
  }

  shelve(workId: string, tags: readonly string[], groups: readonly string[]): void {
    for (const name of tags) this.tag.run(workId, this.workspaceId, foldTag(name), name);
    for (const name of groups) this.put.run(this.collection(name), workId);
  }

  private collection(name: string): string {
    const known = this.collections.get(fold(name));
    if (known !== undefined) return known;
    const id = newId();
    const { workspaceId: workspace_id, by: created_by, at: created_at } = this;
    insertCollection(this.db, { id, workspace_id, name, created_at, created_by });
    this.collections.set(fold(name), id);
    return id;
  }
}
