import { useEffect, useState } from 'react';
import { forgetNotes } from './device-store.ts';
import { pagesOf } from './offline-caches.ts';

interface Hidden {
  id: string;
  withdrawn: boolean;
}

const nameOf = (userId: string) => `canevas:forgotten:${userId}`;
const markOf = ({ id, withdrawn }: Hidden) => `${id}${withdrawn ? '!' : ''}`;

/**
 * Erases from this device what its user may no longer see, as soon as the server says so. Resolved
 * once for each work: what is opened afterwards comes from the server, which gives none of it.
 * @returns how many edits were erased that had never been sent
 */
export function useForgetHidden(userId: string, hidden: readonly Hidden[]): number {
  const [erased, setErased] = useState(0);
  useEffect(() => {
    const known = new Set((localStorage.getItem(nameOf(userId)) ?? '').split(' '));
    const fresh = hidden.filter((work) => !known.has(markOf(work)));
    if (fresh.length === 0) return;
    const forget = async () => {
      const count = await forgetNotes(userId, fresh);
      // Which kept pages speak of it cannot be told: all are fetched again when they are wanted.
      if ('caches' in globalThis) await caches.delete(pagesOf(userId));
      localStorage.setItem(nameOf(userId), [...known, ...fresh.map(markOf)].join(' ').trim());
      if (count > 0) setErased(count);
    };
    // A browser that stores nothing has nothing to forget.
    void forget().catch(() => undefined);
  }, [userId, hidden]);
  return erased;
}
