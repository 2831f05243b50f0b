import type { Role } from '../../domain/roles.ts';

interface Person {
  id: string;
  name: string;
}

/** Times are ISO 8601, UTC. */
export interface MemberEntry extends Person {
  email: string;
  role: Role;
  function: string;
  joinedAt: string;
}

export interface InvitationEntry {
  id: string;
  role: Role;
  email: string | null;
  createdAt: string;
  createdBy: Person | null;
  expiresAt: string;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  acceptedBy: Person | null;
}

export interface TokenEntry {
  id: string;
  label: string;
  role: 'editor' | 'viewer';
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface LabAddress {
  publicUrl: string;
  publicUrlIsLocal: boolean;
}
