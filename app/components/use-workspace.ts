import { useRouteLoaderData } from 'react-router';
import type { Ability, Role } from '../domain/roles.ts';

/** The project that the page is in and who reads it, as the loader of routes/workspace.tsx gave them. */
export interface OpenWorkspace {
  workspace: {
    id: string;
    slug: string;
    name: string;
    role: Role;
    isExample: boolean;
    abilities: Record<Ability, boolean>;
    lastVisitAt: string | null;
  };
  user: { id: string; name: string; email: string; isAdministrator: boolean };
}

/** @throws where a component is used outside a project */
export function useWorkspace(): OpenWorkspace {
  const data = useRouteLoaderData<OpenWorkspace>('routes/workspace');
  if (!data) throw new Error('useWorkspace() belongs inside a project');
  return data;
}
