/** The concept that a new one is linked from, and the phrase that is proposed. */
export interface DraftLink {
  from: string;
  phrase?: string;
}

/** What the hand is in the middle of; one thing at a time. Points are map units. */
export type Activity =
  | { kind: 'idle' }
  /** Naming a concept that is not there yet. `at` is where its centre is wished. */
  | { kind: 'draft'; at: [number, number]; link?: DraftLink }
  | { kind: 'rename'; id: string }
  /** Choosing what to link: first the concept to start from, then the one to come to. */
  | { kind: 'link'; from: string | null }
  /** Both ends are chosen: the linking phrase is asked. `written`: the second was named just now. */
  | { kind: 'link-phrase'; from: string; to: string; phrase?: string; written?: boolean }
  /** Rewriting the linking phrase of a proposition. */
  | { kind: 'phrase'; id: string }
  | { kind: 'remove'; ids: readonly string[] };

export const IDLE: Activity = { kind: 'idle' };
