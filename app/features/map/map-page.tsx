import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resolveWorks } from '../../domain/graph/aliases.ts';
import type { Language, Proposition } from '../../domain/graph/types.ts';
import { createDrawing } from '../../domain/scene/index.ts';
import {
  GraphSessionProvider,
  useGraph,
  useGraphSession,
  useOpenGraph,
  useSyncStatus,
} from '../sync/index.ts';
import { CitationContext, useCitations } from './citations.ts';
import { KeptTextsContext, useKeptTextsState } from './kept-texts.ts';
import { otherLanguageOf } from './labels.ts';
import { MapContext, type MapContextValue } from './map-context.ts';
import { drawingOf } from './drawing-of.ts';
import { MapGone } from './map-gone.tsx';
import { RoomContext, useRoomState } from './presence/room.ts';
import { MapScreen } from './map-screen.tsx';
import { createSentences } from './sentences.ts';
import type { MapPageData } from './types.ts';
import { useEdit } from './use-edit.ts';
import { useWorks } from './use-works.ts';
import { worksAsSeen, worksOnPaper } from './works-on-map.ts';
import { useMapSelection } from './use-map-selection.ts';
import { worksCited } from '../../domain/graph/queries.ts';

interface MapPageProps extends MapPageData {
  /** Selected when the page opens: where a link from elsewhere leads. */
  initialSelection: readonly string[];
}

/** A map of a workspace: as the server had it first, then live. */
export function MapPage({ initialSelection, ...data }: MapPageProps) {
  const { workspace, user, graph } = data;
  const session = useOpenGraph(workspace.id, user, workspace.role);
  return (
    <GraphSessionProvider session={session} initialGraph={graph}>
      <ReactFlowProvider>
        <LiveMap {...data} initialSelection={initialSelection} />
      </ReactFlowProvider>
    </GraphSessionProvider>
  );
}

function LiveMap({ workspace, user, mapId, initialSelection, ...data }: MapPageProps) {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'fr' ? 'fr' : 'en';
  const live = useGraph();
  const graph = useMemo(() => resolveWorks(live, data.aliases), [live, data.aliases]);
  const session = useGraphSession();
  const { canEdit, state } = useSyncStatus();
  const edit = useEdit(session);
  const map = graph.maps[mapId];

  const sentences = useMemo(() => createSentences(graph, language), [graph, language]);
  const [drawScene] = useState(() => drawingOf(graph, `${mapId} ${language}`));
  const works = useWorks(data.works);
  const options = useMemo(
    () => ({
      map: mapId,
      language,
      sentence: (one: Proposition) => sentences(one).text,
      works: worksAsSeen(works, language),
    }),
    [mapId, language, sentences, works],
  );
  const scene = useMemo(() => drawScene(graph, options), [drawScene, graph, options]);
  const shown = useMemo(
    () => new Set([...scene.cards, ...scene.edges, ...scene.frames].map(({ id }) => id)),
    [scene],
  );
  const exists = useMemo(() => (id: string) => shown.has(id), [shown]);
  const selection = useMapSelection(initialSelection, exists);
  const cited = useMemo(() => {
    const isRendered = (id: string) => works.get(id)?.waiting === undefined && works.has(id);
    return map ? worksCited(graph, map).filter(isRendered) : [];
  }, [graph, map, works]);
  const kept = useKeptTextsState();
  const citations = useCitations(workspace.slug, cited);

  if (!map) return <MapGone workspace={workspace} />;
  const value: MapContextValue = {
    workspace,
    user,
    graph,
    map,
    language,
    otherLanguage: otherLanguageOf(language),
    scene,
    sceneOnPaper: () =>
      createDrawing()(graph, { ...options, works: worksOnPaper(works, language) }),
    works,
    excerpts: data.excerpts,
    openComments: data.openComments,
    notes: data.notes,
    // Until the document has come, a command would find an empty one.
    canEdit: canEdit && state !== 'opening' && session !== null && workspace.abilities.editGraph,
    edit,
    selection,
    sentenceOf: (id) => {
      const proposition = graph.propositions[id];
      return proposition ? sentences(proposition) : null;
    },
    locatorsOf: (type) => data.locators[type] ?? data.locators.default ?? [],
  };
  return (
    <MapContext value={value}>
      <CitationContext value={citations}>
        <KeptTextsContext value={kept}>
          <Room>
            <MapScreen />
          </Room>
        </KeptTextsContext>
      </CitationContext>
    </MapContext>
  );
}

/** Who else is here, for the bar and the canvas alike. */
function Room({ children }: { children: ReactNode }) {
  return <RoomContext value={useRoomState()}>{children}</RoomContext>;
}
