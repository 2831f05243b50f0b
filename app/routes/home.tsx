import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { LabBar } from '../features/account/index.ts';
import { CardGrid, NewProject, PageHead, ProjectCard, Trash } from '../features/home/index.ts';
import { LiveProvider } from '../features/sync/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/home.ts';

const file = z.instanceof(File).refine(({ size }) => size > 0);
const Home = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: words(), example: z.literal('yes').optional() }),
  z.object({
    intent: z.literal('import'),
    name: words(),
    graph: file,
    bibliography: z.instanceof(File).optional(),
  }),
  z.object({ intent: z.literal('rename'), ref: words(), name: words() }),
  z.object({ intent: z.literal('duplicate'), ref: words(), name: words() }),
  z.object({ intent: z.literal('delete'), ref: words() }),
  z.object({ intent: z.literal('restore'), ref: words() }),
]);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, actor, user } = requireUser(context, request);
  return present(async () => ({
    user,
    labName: services.lab.get().name,
    projects: await services.workspaces.cards(actor),
    deleted: services.workspaces.listDeleted(actor),
  }));
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { workspaces } = services;
  const outcome = await attempt(async () => {
    const input = await readForm(request, Home);
    switch (input.intent) {
      case 'create':
        return {
          open: await workspaces.create(actor, {
            name: input.name,
            example: input.example === 'yes',
          }),
        };
      case 'import': {
        const text = await input.bibliography?.text();
        const graphJson = await input.graph.text();
        const project = { name: input.name, graphJson, bibliography: text || null };
        return { open: await workspaces.importProject(actor, project) };
      }
      case 'rename':
        workspaces.rename(actor, input.ref, input.name);
        break;
      case 'duplicate':
        await workspaces.duplicate(actor, input.ref, input.name);
        break;
      case 'delete':
        workspaces.delete(actor, input.ref);
        break;
      case 'restore':
        workspaces.restore(actor, input.ref);
        break;
    }
    return { open: null };
  });
  if (outcome.ok && outcome.value.open) throw redirect(`/p/${outcome.value.open.slug}`);
  return outcome;
}

export default function HomePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('home');
  const { projects, deleted } = loaderData;
  const [creating, setCreating] = useState(false);
  const isEmpty = projects.length === 0;
  return (
    <LiveProvider workspaceId={null} user={loaderData.user}>
      <LabBar labName={loaderData.labName} user={loaderData.user} />
      <main>
        <Page>
          {isEmpty && !creating ? (
            <>
              <h1 className="visually-hidden">{t('title')}</h1>
              <EmptyState title={t('empty.title')} text={t('empty.text')}>
                <Button onClick={() => setCreating(true)}>{t('empty.action')}</Button>
              </EmptyState>
            </>
          ) : (
            <PageHead
              title={t('title')}
              lead={t('lead')}
              action={
                creating ? null : (
                  <Button
                    leftSection={<IconPlus size={18} aria-hidden="true" />}
                    onClick={() => setCreating(true)}
                  >
                    {t('new')}
                  </Button>
                )
              }
            />
          )}
          {creating ? <NewProject onClose={() => setCreating(false)} /> : null}
          {isEmpty ? null : (
            <CardGrid>
              {projects.map((project) => (
                <ProjectCard key={project.id} project={project} />
              ))}
            </CardGrid>
          )}
          <Trash text={t('trash.text')} items={deleted} field="ref" />
        </Page>
      </main>
    </LiveProvider>
  );
}
