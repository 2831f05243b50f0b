import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue, type CslItem } from '../../../../bibliography/index.ts';
import { useHydrated } from '../../../components/moment.tsx';
import type { ReadFailure } from './bibtex-text.ts';
import { readBibtex } from './bibtex-thread.ts';
import { draftOf, itemOf, type Draft } from './draft.ts';
import { useKeptDraft, type KeptDraft, type Version } from './kept-draft.ts';

/**
 * A work while it is edited: as texts in its fields, and as the item that these say. What was left
 * unsaved before, in this tab, comes back.
 * @param name of the person, the project and the work
 */
export function useDraft(name: string, first: Version) {
  const { i18n } = useTranslation();
  const begin = (opened: Version): KeptDraft => ({
    basis: opened.item,
    draft: draftOf(opened.item, opened.key, i18n.language),
    text: null,
    opened,
  });
  const hydrated = useHydrated();
  const [kept, keep] = useKeptDraft(name);
  const [state, setState] = useState(() => begin(first));
  const [looked, setLooked] = useState(false);
  const [restored, setRestored] = useState(false);
  if (hydrated && !looked) {
    setLooked(true);
    if (kept) {
      setState(kept);
      setRestored(true);
    }
  }
  const { basis, draft, text, opened } = state;
  const item = itemOf(draft, basis);
  const [failures, setFailures] = useState<ReadFailure[]>([]);
  const isTouched =
    text !== null || draft.key !== opened.key || !sameValue({ ...item }, { ...opened.item });

  useEffect(() => {
    if (looked) keep(isTouched ? state : null);
  }, [looked, isTouched, state, keep]);

  useEffect(() => {
    if (!isTouched) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isTouched]);

  const change = (part: Partial<KeptDraft>) => setState((before) => ({ ...before, ...part }));
  const replace = (next: CslItem, key: string) =>
    change({ basis: next, draft: draftOf(next, key, i18n.language), text: null });
  return {
    draft,
    item,
    text,
    opened,
    /** What is shown was left unsaved earlier. */
    restored: restored && isTouched,
    setDraft: (next: Draft) => change({ draft: next }),
    setText(next: string | null) {
      change({ text: next });
      setFailures([]);
    },
    /** Why the text could not be read, when it was last tried. */
    failures,
    /** What is typed, the BibTeX read into the fields first; null where that text has faults. */
    async settle(): Promise<{ item: CslItem; key: string } | null> {
      if (text === null) return { item, key: draft.key };
      const result = await readBibtex(text, item, draft.key);
      setFailures(result.ok ? [] : result.failures);
      if (!result.ok) return null;
      replace(result.item, result.key);
      return result;
    },
    /** What a save is now compared with. */
    setOpened: (next: Version) => change({ opened: next }),
    /** Goes on from another item: what was typed before is left. */
    replace,
    /** Begins again: nothing is unsaved. */
    restart(next: Version) {
      setState(begin(next));
      setRestored(false);
    },
    /** It is saved: nothing is kept. */
    forget: () => keep(null),
  };
}

export type EditedDraft = ReturnType<typeof useDraft>;
