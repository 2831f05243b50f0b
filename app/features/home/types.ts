import type { LocalizedText } from '../../domain/graph/types.ts';
import type { Role } from '../../domain/roles.ts';

/** A project as Home shows it. Times are ISO 8601, UTC. */
export interface Project {
  id: string;
  slug: string;
  name: string;
  isExample: boolean;
  role: Role;
  deletedAt: string | null;
}

export interface ProjectWithCounts extends Project {
  members: number;
  works: number;
  maps: number;
  lastVisitAt: string | null;
  changesSinceVisit: number;
}

export interface MapEntry {
  id: string;
  slug: string;
  name: LocalizedText;
  focusQuestion: LocalizedText;
  concepts: number;
  propositions: number;
  toSource: number;
  deleted: boolean;
}
