import type { ExcerptFields } from '../../../domain/excerpts.ts';
import type { LocalizedText, Stance } from '../../../domain/graph/types.ts';

/** An excerpt as the service gives it. */
export interface Excerpt extends ExcerptFields {
  id: string;
  work: {
    id: string;
    key: string;
    title: string;
    creators: string;
    year: number | null;
    restricted: boolean;
  };
  version: number;
  createdAt: string;
  createdBy: { id: string; name: string } | null;
  deletedAt: string | null;
  uses: ExcerptUse[];
}

/** What it is evidence for. */
export interface ExcerptUse {
  evidenceId: string;
  target: { kind: 'concept' | 'proposition'; id: string };
  number: number | null;
  label: LocalizedText;
  maps: { id: string; slug: string; name: LocalizedText }[];
  stance: Stance;
}

/** What an excerpt can be evidence for: a concept's definition or a proposition. */
export interface CiteTarget {
  kind: 'concept' | 'proposition';
  id: string;
  /** P12, for a proposition that has its number. */
  number: number | null;
  label: LocalizedText;
}
