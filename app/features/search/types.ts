/** A line of the answer, ready to be shown. */
export interface Result {
  kind: 'concept' | 'proposition' | 'map' | 'work' | 'excerpt' | 'note' | 'comment';
  id: string;
  title: string;
  /** Beside it, quietly: P12, an author and a year. */
  detail: string | null;
  /** How many maps show it; null where that means nothing. */
  maps: number | null;
  /** Null where it can be seen nowhere. */
  to: string | null;
}

export const GROUPS = [
  'concept',
  'proposition',
  'map',
  'work',
  'excerpt',
  'note',
  'comment',
] as const;
