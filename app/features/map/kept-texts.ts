import { createContext, use, useEffectEvent, useLayoutEffect, useState } from 'react';

/** A text that was being typed when what it belongs to went away. */
export interface KeptText {
  id: number;
  text: string;
  /** Brings back what it belongs to, and writes the text into it. */
  putBack: () => void;
}

export interface KeptTexts {
  texts: readonly KeptText[];
  keep(text: string, putBack: () => void): void;
  drop(id: number): void;
}

/** What a field is about, so that it can be brought back with its text. */
export interface Subject {
  kind: 'concept' | 'proposition' | 'frame' | 'map';
  id: string;
}

export const KeptTextsContext = createContext<KeptTexts | null>(null);
export const SubjectContext = createContext<Subject | null>(null);

export function useKeptTextsState(): KeptTexts {
  const [texts, setTexts] = useState<readonly KeptText[]>([]);
  const [keeper] = useState(() => ({
    keep: (text: string, putBack: () => void) =>
      setTexts((held) => [...held, { id: (held.at(-1)?.id ?? 0) + 1, text, putBack }]),
    drop: (id: number) => setTexts((held) => held.filter((one) => one.id !== id)),
  }));
  return { texts, ...keeper };
}

/** Keeps what is typed (null: nothing waits) when its field goes away without having stored it. */
export function useKeepOnLeave(typed: string | null, putBack: () => void): void {
  const kept = use(KeptTextsContext);
  const leave = useEffectEvent(() => {
    if (typed !== null && typed.trim() !== '') kept?.keep(typed, putBack);
  });
  // Before the field leaves the page: its removal may still tell it that it lost the focus.
  useLayoutEffect(() => () => leave(), []);
}
