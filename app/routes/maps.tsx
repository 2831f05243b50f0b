import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { EmptyState } from '../components/empty-state.tsx';
import { useLocalized } from '../components/localized.ts';
import { Page } from '../components/page.tsx';
import { TopBar } from '../components/top-bar.tsx';
import { useWorkspace } from '../components/use-workspace.ts';
import { CardGrid, MapCard, NewMap, PageHead, thumbnailOf, Trash } from '../features/home/index.ts';
import { readForm, words, wordsOrNone } from '../form.server.ts';
import { getLanguage } from '../i18n.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/maps.ts';

const Maps = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: words(), focusQuestion: wordsOrNone(500) }),
  z.object({ intent: z.literal('rename'), map: words(), name: words() }),
  z.object({ intent: z.literal('duplicate'), map: words(), name: words() }),
  z.object({ intent: z.literal('delete'), map: words() }),
  z.object({ intent: z.literal('restore'), map: words() }),
]);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const language = getLanguage(context) === 'fr' ? 'fr' : 'en';
  return present(async () => {
    const [maps, graph] = await Promise.all([
      services.maps.list(actor, params.workspace),
      services.maps.graph(actor, params.workspace),
    ]);
    return {
      deleted: maps.filter((map) => map.deleted),
      maps: maps
        .filter((map) => !map.deleted)
        .map((map) => ({ map, thumbnail: thumbnailOf(graph, map.id, language) })),
    };
  });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { maps } = services;
  const ref = params.workspace;
  const language = getLanguage(context) === 'fr' ? 'fr' : 'en';
  const outcome = await attempt(async () => {
    const input = await readForm(request, Maps);
    switch (input.intent) {
      case 'create': {
        const focusQuestion = input.focusQuestion ? { [language]: input.focusQuestion } : {};
        return maps.create(actor, ref, { name: { [language]: input.name }, focusQuestion });
      }
      case 'rename':
        await maps.rename(actor, ref, input.map, { [language]: input.name });
        return null;
      case 'duplicate':
        await maps.duplicate(actor, ref, input.map, { [language]: input.name });
        return null;
      case 'delete':
        await maps.delete(actor, ref, input.map);
        return null;
      case 'restore':
        await maps.restore(actor, ref, input.map);
        return null;
    }
  });
  if (outcome.ok && outcome.value) throw redirect(`/p/${ref}/map/${outcome.value.slug}`);
  return outcome;
}

export default function MapsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('home');
  const say = useLocalized();
  const { workspace } = useWorkspace();
  const [creating, setCreating] = useState(false);
  const canEdit = workspace.abilities.editGraph;
  const isEmpty = loaderData.maps.length === 0;
  const begin = (label: string) => (
    <Button
      leftSection={<IconPlus size={18} aria-hidden="true" />}
      onClick={() => setCreating(true)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <TopBar
        trail={[{ label: workspace.name, to: `/p/${workspace.slug}/maps` }]}
        title={t('maps.title')}
      />
      <Page>
        {isEmpty ? null : (
          <PageHead
            lead={t('maps.lead')}
            action={canEdit && !creating ? begin(t('maps.new')) : null}
          />
        )}
        {creating ? <NewMap onClose={() => setCreating(false)} /> : null}
        {isEmpty && !creating ? (
          <EmptyState
            title={t('maps.empty.title')}
            text={t(canEdit ? 'maps.empty.text' : 'maps.empty.viewer')}
          >
            {canEdit ? begin(t('maps.empty.action')) : null}
          </EmptyState>
        ) : null}
        <CardGrid>
          {loaderData.maps.map(({ map, thumbnail }) => (
            <MapCard
              key={map.id}
              map={map}
              thumbnail={thumbnail}
              to={`/p/${workspace.slug}/map/${map.slug}`}
              canEdit={canEdit}
            />
          ))}
        </CardGrid>
        {canEdit ? (
          <Trash
            text={t('maps.trashText')}
            items={loaderData.deleted.map((map) => ({
              id: map.id,
              name: say(map.name),
              deletedAt: null,
            }))}
            field="map"
          />
        ) : null}
      </Page>
    </>
  );
}
