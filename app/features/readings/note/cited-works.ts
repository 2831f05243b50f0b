import { loadInText } from '../../../components/in-text.ts';
import type { BibliographyStyle } from '../../../components/use-bibliography-style.ts';

/** How the works that a note mentions are cited in the style that this person reads. */
export interface CitedWorks {
  /** Null until it is known, and where the style has nothing to print. */
  nameOf(work: string): string | null;
  /** Calls `changed` whenever the name may have. Returns how to stop. */
  watch(work: string, changed: () => void): () => void;
  setStyle(style: BibliographyStyle): void;
}

/** Mentions of a note appear one by one as it opens: they are asked for together, in ms. */
const GATHER_MS = 120;

/** The works watched are one bibliography: their numbers and letters are the note's. */
export function createCitedWorks(base: string): CitedWorks {
  const watchers = new Map<string, Set<() => void>>();
  let names = new Map<string, string>();
  let style: BibliographyStyle | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  function ask(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), GATHER_MS);
  }
  async function load(): Promise<void> {
    const works = [...watchers.keys()];
    if (!style || works.length === 0) return;
    const turn = (latest += 1);
    const cited = works.map((work) => ({ work }));
    const scope = { scope: 'works', ids: works.join() } as const;
    const answer = await loadInText(base, style, scope, cited);
    // Without the server each keeps the name that it was given.
    if (!answer || turn !== latest) return;
    names = new Map(works.map((work, index) => [work, answer[index]?.text ?? '']));
    for (const changed of [...watchers.values()].flatMap((all) => [...all])) changed();
  }

  return {
    nameOf: (work) => names.get(work) || null,
    watch(work, changed) {
      const all = watchers.get(work) ?? new Set();
      if (all.size === 0) ask();
      watchers.set(work, all.add(changed));
      return () => {
        all.delete(changed);
        if (all.size === 0) watchers.delete(work);
      };
    },
    setStyle(next) {
      style = next;
      ask();
    },
  };
}
