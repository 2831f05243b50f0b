import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useHydrated } from '../../../components/moment.tsx';
import { useStored } from '../../../components/use-stored.ts';

const NOW = { getInitialValueInEffect: false };

interface ShelfOpen {
  open: boolean;
  /** The page is not alive: the style sheet hides the drawer where there is no room for it. */
  waiting: boolean;
  set: (open: boolean) => void;
}

/**
 * Whether the drawer stands open: as this person left it, else where there is room for it. On a phone
 * it takes the list's place, until something of it is chosen.
 */
export function useShelfOpen(besideWork: boolean): ShelfOpen {
  const wide = useMediaQuery('(min-width: 75em)', true, NOW);
  const phone = useMediaQuery('(max-width: 47.99em)', false, NOW);
  const hydrated = useHydrated();
  const [stored, store] = useStored('canevas-library-shelf');
  const { search } = useLocation();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  if (!hydrated) return { open: !besideWork, waiting: true, set: () => undefined };
  if (phone) {
    return {
      open: openedAt === search,
      waiting: false,
      set: (open) => setOpenedAt(open ? search : null),
    };
  }
  return {
    open: stored === null ? wide && !besideWork : stored === 'open',
    waiting: false,
    set: (open) => store(open ? 'open' : 'closed'),
  };
}
