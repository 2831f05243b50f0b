import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CslItem } from '../../../../bibliography/index.ts';
import { draftOf, itemOf } from './draft.ts';

/** A work while it is edited: as texts in its fields, and as the item that these say. */
export function useDraft(first: CslItem, firstKey: string) {
  const { i18n } = useTranslation();
  const [basis, setBasis] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first, firstKey, i18n.language));
  return {
    draft,
    setDraft,
    item: itemOf(draft, basis),
    /** Begins again from another item: what was typed before is left. */
    replace(item: CslItem, key: string) {
      setBasis(item);
      setDraft(draftOf(item, key, i18n.language));
    },
  };
}
