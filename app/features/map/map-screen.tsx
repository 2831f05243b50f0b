import { useReactFlow } from '@xyflow/react';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useHydrated } from '../../components/moment.tsx';
import { TopBar } from '../../components/top-bar.tsx';
import { ConflictNotice } from '../sync/index.ts';
import { placeConcepts } from '../../domain/graph/commands.ts';
import { imageAddress } from '../../domain/images.ts';
import type { ViewBox } from '../../domain/protocol.ts';
import { cardSize, freePlace } from '../../domain/scene/index.ts';
import { type Activity, IDLE } from './activity.ts';
import { CheatSheet } from './acts/cheat-sheet.tsx';
import { Palette } from './acts/palette.tsx';
import { useActs } from './acts/use-acts.ts';
import { useShortcuts } from './acts/use-shortcuts.ts';
import { useSingleKeys } from '../../components/use-single-keys.ts';
import { Announcer } from './announcer.tsx';
import { BarActions } from './bar-actions.tsx';
import { Canvas } from './canvas/canvas.tsx';
import { useKeptView } from './canvas/use-kept-view.ts';
import { rectOf } from './canvas/view-box.ts';
import { useCentre } from './canvas/use-centre.ts';
import { StaticMap } from './canvas/static-map.tsx';
import { ZoomControl } from './canvas/zoom-control.tsx';
import { EmptyMap } from './empty-map.tsx';
import { ExampleBanner } from './example-banner.tsx';
import type { Highlight } from './highlight.ts';
import { InspectorTab } from './inspector/inspector-tab.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { labelIn, plainIn, SCENE_WORDS } from './labels.ts';
import { Legend } from './legend.tsx';
import { LinkBar } from './link-bar.tsx';
import { useMap } from './map-context.ts';
import classes from './map-screen.module.css';
import { Outline } from './outline.tsx';
import { RoomNotice } from './presence/room-notice.tsx';
import { RemovePanel } from './remove-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useWorkCard } from './sources/use-work-card.ts';
import { LibraryDrawer } from './sources/library-drawer.tsx';
import type { Drawer, View } from './types.ts';
import { prefersStillness } from './stillness.ts';
import { useStable } from './use-stable.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';
import { ViewTabs } from './view-tabs.tsx';

const PHONE = '(max-width: 47.99em)';
/** Wide enough for the inspector to stand open beside a whole map. */
const ROOMY = '(min-width: 100em)';

/**
 * Of more cards than this the server draws the picture alone: their outline, which most screens keep
 * closed, would double the page and hold it up.
 */
const OUTLINED_AT_ONCE = 400;

/** The page: bar above, outline at the left, the map in the middle, the inspector at the right. */
export function MapScreen() {
  const { t } = useTranslation('map');
  const { workspace, graph, map, language, scene, selection, edit } = useMap();
  const flow = useReactFlow();
  const hydrated = useHydrated();
  const isPhone = useMediaQuery(PHONE, false);
  const isRoomy = useMediaQuery(ROOMY, false);
  const [activity, setActivity] = useState<Activity>(IDLE);
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  const [panel, setPanel] = useState<'palette' | 'keys' | null>(null);
  const [presenting, setPresenting] = useState(false);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  /** Where another asked one to come, on a map that was not open. */
  const cameFor = (useLocation().state as { box?: ViewBox } | null)?.box ?? null;
  const [phoneView, setPhoneView] = useState<View>('outline');
  /** null until a person opens or closes it: then the room there is decides. */
  const [inspectorOpen, setInspectorOpen] = useState<boolean | null>(null);

  const hasSelection = selection.ids.size > 0;
  /** What a drag selects opens no panel under the hand: the canvas stays as wide as it was. */
  const [heldOpen, setHeldOpen] = useState<boolean | null>(null);
  const showInspector =
    !presenting && (inspectorOpen ?? heldOpen ?? ((isRoomy && !isPhone) || hasSelection));
  const showsCanvas = hydrated && (!isPhone || phoneView === 'map');

  useKeepInSight(showInspector || drawer !== null, heldOpen !== null);
  const reveal = (id: string) => {
    selection.select(id);
    setInspectorOpen(true);
    if (isPhone) return;
    const card = scene.cards.find((one) => one.id === id);
    const frame = scene.frames.find((one) => one.id === id);
    const spot = card ?? frame ?? scene.edges.find((one) => one.id === id)?.label;
    if (spot) {
      void flow.setCenter(spot.x + spot.width / 2, spot.y + spot.height / 2, {
        zoom: Math.max(flow.getZoom(), 0.7),
        duration: prefersStillness() ? 0 : 250,
      });
    }
  };
  const centre = useCentre();
  const layWork = useWorkCard();
  const place = (id: string) => {
    const concept = graph.concepts[id];
    if (!concept) return;
    const size = cardSize(concept, { language, terms: graph.terms, words: SCENE_WORDS[language] });
    const at = freePlace(size, centre(), scene.cards);
    edit((doc) => placeConcepts(doc, { map: map.id, places: { [id]: at } }));
    selection.select(id);
  };
  const acts = useActs({
    activity,
    setActivity,
    presenting,
    setPresenting,
    toggleDrawer: (wanted) => {
      if (isPhone) setPhoneView((shown) => (shown === wanted ? 'map' : wanted));
      else setDrawer((open) => (open === wanted ? null : wanted));
    },
    onHighlight: setHighlight,
    setPanel,
  });
  const openView = useStable(useKeptView(presenting));
  const [singleKeys] = useSingleKeys();
  useShortcuts(acts.perform, singleKeys);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (cameFor && !presenting) void flow.fitBounds(rectOf(cameFor), { padding: 0 });
      else openView();
    }, 60);
    return () => clearTimeout(timer);
  }, [presenting, flow, openView, cameFor]);

  // On a phone the map is but one of the views: whichever is open, one learns what became of one's words.
  const notices = (
    <div className={classes.notices}>
      <RoomNotice />
      <ConflictNotice />
      <KeptNotice />
    </div>
  );
  return (
    <div className={classes.page} data-presenting={presenting || undefined} data-view={phoneView}>
      {presenting ? null : (
        <TopBar
          trail={[{ label: workspace.name, to: `/p/${workspace.slug}/maps` }]}
          title={plainIn(map.name, language)}
          subtitle={map.focusQuestion[language] ? labelIn(map.focusQuestion, language) : null}
        >
          <BarActions />
        </TopBar>
      )}
      {workspace.isExample && !presenting ? <ExampleBanner /> : null}
      <ViewTabs view={phoneView} onView={setPhoneView} />
      {isPhone ? notices : null}
      <div className={classes.body}>
        {(isPhone ? phoneView : drawer) === 'library' && !presenting ? (
          <LibraryDrawer onClose={() => (isPhone ? setPhoneView('map') : setDrawer(null))} />
        ) : null}
        {drawer === 'outline' ||
        isPhone ||
        (!hydrated && scene.cards.length <= OUTLINED_AT_ONCE) ? (
          <div className={classes.outline} data-open={drawer === 'outline' || undefined}>
            <Outline
              opened={drawer === 'outline'}
              highlight={highlight}
              onHighlight={setHighlight}
              reveal={reveal}
              onClose={() => setDrawer(null)}
            />
          </div>
        ) : null}
        <div className={classes.middle}>
          {showsCanvas ? (
            <Canvas
              {...{ activity, setActivity, highlight, presenting, openView }}
              onDragging={(dragging) => setHeldOpen(dragging ? showInspector : null)}
            />
          ) : (
            <StaticMap
              scene={scene}
              title={plainIn(map.name, language)}
              images={(id) => imageAddress(workspace.id, id)}
            />
          )}
          {scene.cards.length === 0 && activity.kind !== 'draft' ? (
            <EmptyMap onAdd={() => acts.perform('add')} />
          ) : null}
          {presenting ? null : (
            <Toolbar
              acts={acts}
              adding={activity.kind === 'draft'}
              linking={activity.kind === 'link'}
              drawer={drawer}
            />
          )}
          {activity.kind === 'link' ? (
            <LinkBar from={activity.from} onLeave={() => setActivity(IDLE)} />
          ) : null}
          {activity.kind === 'remove' ? (
            <RemovePanel ids={activity.ids} onDone={() => setActivity(IDLE)} />
          ) : null}
          <div className={classes.foot} data-map-foot>
            <Legend highlight={highlight} onHighlight={setHighlight} />
            <div className={classes.corner}>
              {showsCanvas ? (
                <ZoomControl presenting={presenting} onPresent={() => setPresenting(!presenting)} />
              ) : null}
            </div>
          </div>
          {panel === 'keys' ? <CheatSheet onClose={() => setPanel(null)} /> : null}
          {isPhone ? null : notices}
          {showInspector || presenting ? null : (
            <InspectorTab label={t('inspector.open')} onOpen={() => setInspectorOpen(true)} />
          )}
        </div>
        {showInspector ? (
          <Inspector
            {...{ setActivity, reveal, onHighlight: setHighlight }}
            onClose={() => {
              setInspectorOpen(isRoomy && !isPhone ? false : null);
              if (isPhone || !isRoomy) selection.clear();
            }}
          />
        ) : null}
      </div>
      <Announcer />
      {panel === 'palette' ? (
        <Palette
          {...{ acts, reveal, place }}
          layWork={(work) => layWork(work, centre())}
          onClose={() => setPanel(null)}
        />
      ) : null}
    </div>
  );
}
