import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { post } from '../../../components/post.ts';
import type { SavedSearch } from '../types.ts';
import { useErrorWords } from '../../../components/use-form.ts';

/** Acts on the drawer's own things; resolves to the words of a refusal, or null. */
export function useShelf(base: string) {
  const { revalidate } = useRevalidator();
  const say = useErrorWords();
  const [deleted, setDeleted] = useState<{ id: string; name: string } | null>(null);

  const [lost, setLost] = useState<SavedSearch | null>(null);

  async function act(body: object): Promise<string | null> {
    const answer = await post(`${base}/shelves`, body);
    if (!answer.ok) return say(answer.error);
    await revalidate();
    return null;
  }

  return {
    act,
    /** The collection that was just deleted: it can be put back. */
    deleted,
    async deleteCollection(collection: { id: string; name: string }) {
      const refused = await act({ act: 'delete-collection', id: collection.id });
      if (refused === null) setDeleted({ id: collection.id, name: collection.name });
      return refused;
    },
    /** The search that was just deleted: it can be kept again. */
    deletedSearch: lost,
    async deleteSearch(search: SavedSearch) {
      const refused = await act({ act: 'delete-search', id: search.id });
      if (refused === null) setLost(search);
    },
    async restoreSearch({ name, query, shared }: SavedSearch) {
      const refused = await act({ act: 'save-search', name, query, shared });
      if (refused === null) setLost(null);
    },
    async restoreCollection(id: string) {
      const refused = await act({ act: 'restore-collection', id });
      if (refused === null) setDeleted(null);
      return refused;
    },
  };
}

export type ShelfActs = ReturnType<typeof useShelf>;
