/** What a member may do in a workspace. Who one is there (doctoral student, supervisor...) is a function, not a role. */
export const ROLES = ['owner', 'editor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ABILITIES = {
  /** See the graph, the library, comments, members. */
  read: ['owner', 'editor', 'viewer'],
  /** Keep one's own reading states. */
  keepReadings: ['owner', 'editor', 'viewer'],
  comment: ['owner', 'editor'],
  editGraph: ['owner', 'editor'],
  editLibrary: ['owner', 'editor'],
  manageMembers: ['owner'],
  manageTokens: ['owner'],
  manageWorkspace: ['owner'],
} as const satisfies Record<string, readonly Role[]>;
export type Ability = keyof typeof ABILITIES;

export function can(role: Role | null | undefined, ability: Ability): boolean {
  return role != null && (ABILITIES[ability] as readonly Role[]).includes(role);
}
