import { Outlet } from 'react-router';
import { LabBar } from '../features/account/index.ts';
import { requireUser } from '../session.server.ts';
import type { Route } from './+types/lab.ts';

/** The pages that belong to the lab and to no project. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { user, services } = requireUser(context, request);
  return { user, labName: services.lab.get().name };
}

export default function LabLayout({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <LabBar {...loaderData} />
      <main>
        <Outlet />
      </main>
    </>
  );
}
