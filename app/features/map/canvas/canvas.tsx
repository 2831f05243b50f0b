import '@xyflow/react/dist/base.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import {
  type DragEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../domain/protocol.ts';
import { GRID, type Rect } from '../../../domain/scene/index.ts';
import { useGraphSession } from '../../sync/index.ts';
import { type Activity, IDLE } from '../activity.ts';
import { type Highlight, litIds } from '../highlight.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { useImageDrop } from '../images/use-image-drop.ts';
import { useRoom } from '../presence/room.ts';
import { useOpenWork } from '../sources/use-open-work.ts';
import { useSourceDrop } from '../sources/use-source-drop.ts';
import { useStable } from '../use-stable.ts';
import { ConceptDraft } from './concept-draft.tsx';
import { ConceptNode } from './concept-node.tsx';
import classes from './canvas.module.css';
import { leastZoom, ZOOM } from './fit.ts';
import { createFlowElements, type MapFlowNode, type PropositionFlowEdge } from './flow-elements.ts';
import { FrameNode } from './frame-node.tsx';
import { Guides } from './guides.tsx';
import { LineHandles } from './line-handles.tsx';
import { Overview } from './overview.tsx';
import { PhraseBox } from './phrase-box.tsx';
import { PresenceLayer } from './presence-layer.tsx';
import { PropositionEdge } from './proposition-edge.tsx';
import { RenameBox } from './rename-box.tsx';
import { ShapingContext, useShaping } from './shaping.ts';
import { useInSight } from './use-in-sight.ts';
import { useDrag } from './use-drag.ts';
import { usePeerMarks } from './use-peer-marks.ts';
import { useAriaLabels } from './use-aria-labels.ts';
import { useByTouch } from './use-by-touch.ts';
import { useLongPress } from './use-long-press.ts';
import { useReadingOrder } from './use-reading-order.ts';
import { useTellView } from './use-tell-view.ts';
import { useElementNames } from './use-element-names.ts';

const NODE_TYPES = { concept: ConceptNode, frame: FrameNode };
const EDGE_TYPES = { proposition: PropositionEdge };
const SNAP_GRID: [number, number] = [GRID, GRID];
const PRO_OPTIONS = { hideAttribution: true };
/** So many are painted with their dashes in a frame, however they cross. */
const UNHURRIED_LINES = 100;
/** Pixels that a press may slip and still be a press. */
const TAP_SLIP = 5;
const MULTI_SELECT = ['Shift', 'Meta', 'Control'];

interface CanvasProps {
  activity: Activity;
  setActivity: (activity: Activity) => void;
  highlight: Highlight | null;
  /** The map alone, for the room: looked at, not edited. */
  presenting: boolean;
  /** Brings what one came for in sight. */
  openView: () => void;
  /** Told when cards are taken up and when they are put down. */
  onDragging: (dragging: boolean) => void;
}

/** The map under the hand: the scene on React Flow, which moves, selects and zooms. */
export function Canvas(props: CanvasProps) {
  const { activity, setActivity, highlight, presenting, openView, onDragging } = props;
  const { t } = useTranslation('map');
  const { graph, map, language, scene: stored, selection, ...context } = useMap();
  const canEdit = context.canEdit && !presenting;
  const session = useGraphSession();
  const flow = useReactFlow();
  const store = useStoreApi();
  const ariaLabels = useAriaLabels(canEdit);
  const marks = usePeerMarks();
  const inSight = (): Rect => {
    const { x, y, zoom } = flow.getViewport();
    const { width, height } = store.getState();
    return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  };
  const { shaping, reshaped } = useShaping(canEdit);
  const { scene, isMoving, guides, onChanges } = useDrag(inSight, reshaped);
  const lit = useMemo(() => litIds(stored, graph, highlight), [stored, graph, highlight]);
  const [makeElements] = useState(createFlowElements);
  const names = useElementNames();
  const { follow } = useRoom();
  useTellView(map.id);
  const drops = both(useSourceDrop(), useImageDrop());
  const openWork = useOpenWork();
  const locked = useMemo(() => new Set(map.locked), [map.locked]);
  const { scene: shown, far } = useInSight(scene, selection.ids);
  const byTouch = useByTouch();
  const elements = useMemo(
    () =>
      makeElements({
        ...{ scene: shown, far, selected: selection.ids, lit, marks, canEdit, locked, names },
        byTouch,
      }),
    [makeElements, shown, far, selection.ids, lit, marks, canEdit, locked, names, byTouch],
  );
  const { nodes, edges } = useReadingOrder(stored, elements);

  useEffect(() => {
    session?.setPresence({
      selection: [...selection.ids].slice(0, LIMITS.selectionIds),
      selectionCount: selection.ids.size,
    });
  }, [session, selection.ids]);
  useEffect(() => {
    const field = activity.kind === 'rename' ? 'label' : 'phrase';
    const isWriting = activity.kind === 'rename' || activity.kind === 'phrase';
    session?.setPresence({ editing: isWriting ? { id: activity.id, field } : null });
  }, [session, activity]);
  useEffect(() => () => session?.setPresence({ cursor: null, drag: null, shape: null }), [session]);

  const link = (from: string, to: string) => {
    if (from !== to) setActivity({ kind: 'link-phrase', from, to });
  };
  const linkTo = (id: string) => {
    if (activity.kind !== 'link') return;
    if (activity.from === null) setActivity({ kind: 'link', from: id });
    else link(activity.from, id);
  };
  const onNodesChange = useStable((changes: NodeChange<MapFlowNode>[]) => {
    const chosen = changes.filter((change) => change.type === 'select');
    if (chosen.length > 0) selection.change(chosen);
    // By a key as by a click (which chooses nothing new where the card is chosen already).
    const [one] = chosen.filter(({ id, selected }) => selected && graph.concepts[id]);
    if (activity.kind === 'link' && one) linkTo(one.id);
    onChanges(changes);
    // React Flow tells of no end where a second finger breaks a drag off.
    if (changes.some((change) => change.type === 'position' && !change.dragging)) onDragging(false);
  });
  const onEdgesChange = useStable((changes: EdgeChange[]) =>
    selection.change(changes.filter((change) => change.type === 'select')),
  );

  /** A link may be dropped anywhere on a card, not on its handles alone. */
  const onConnectEnd = useStable(
    (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid || !state.fromNode) return;
      const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
      const under = document.elementFromPoint(clientX, clientY)?.closest('.react-flow__node');
      const to = under?.getAttribute('data-id');
      const from = state.fromNode.id;
      if (to && graph.concepts[to]) return link(from, to);
      // On the paper: a new concept, or one that the project has under that name.
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY });
      setActivity({ kind: 'draft', at: [x, y], link: { from } });
    },
  );
  const onConnect = useStable(({ source, target }: Connection) => link(source, target));
  const onNodeClick = useStable((_: MouseEvent, { id, type }: MapFlowNode) => {
    if (activity.kind === 'link' && type === 'concept') linkTo(id);
  });
  const onDragStart = useStable(() => onDragging(true));
  const onDragStop = useStable(() => onDragging(false));
  const onMoveStart = useStable((event: globalThis.MouseEvent | TouchEvent | null) => {
    if (event) follow(null);
  });
  const onNodeDoubleClick = useStable((_: MouseEvent, { id, data }: MapFlowNode) => {
    const work = 'frame' in data ? data.frame.work : null;
    if (work !== null) void openWork(work);
    else if (canEdit) setActivity({ kind: 'rename', id });
  });
  const onEdgeDoubleClick = useStable((_: MouseEvent, { id }: PropositionFlowEdge) => {
    if (canEdit) setActivity({ kind: 'phrase', id });
  });
  const onDoubleClick = (event: MouseEvent) => {
    const isEmpty = (event.target as Element).classList.contains('react-flow__pane');
    if (!canEdit || !isEmpty) return;
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    setActivity({ kind: 'draft', at: [x, y] });
  };
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = flow.screenToFlowPosition(
      { x: event.clientX, y: event.clientY },
      { snapToGrid: false },
    );
    session?.setPresence({ cursor: { map: map.id, x: Math.round(x), y: Math.round(y) } });
  };
  const onLongPress = useLongPress((under, clientX, clientY) => {
    const id = under.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id');
    if (id) return selection.toggle(id);
    if (!canEdit || !under.classList.contains('react-flow__pane')) return;
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY });
    setActivity({ kind: 'draft', at: [x, y] });
  });
  const done = () => setActivity(IDLE);

  return (
    <section
      className={classes.canvas}
      aria-label={t('canvas.label', { name: plainIn(map.name, language) })}
      tabIndex={-1}
      data-map-canvas
      data-linking={activity.kind === 'link' || undefined}
      data-hurried={(isMoving && edges.length > UNHURRIED_LINES) || undefined}
      {...drops}
      {...onLongPress}
      onDoubleClick={onDoubleClick}
      onPointerMove={onPointerMove}
      onPointerLeave={() => session?.setPresence({ cursor: null })}
    >
      <ShapingContext value={shaping}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onConnect={onConnect}
          // By one's own hand: what follows another moves without an event.
          onMoveStart={onMoveStart}
          onConnectEnd={onConnectEnd}
          onNodeDragStart={onDragStart}
          onNodeDragStop={onDragStop}
          onSelectionStart={onDragStart}
          onSelectionEnd={onDragStop}
          onNodeClick={onNodeClick}
          onNodeDoubleClick={onNodeDoubleClick}
          onEdgeDoubleClick={onEdgeDoubleClick}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={28}
          nodesDraggable={canEdit}
          nodesConnectable={canEdit}
          multiSelectionKeyCode={MULTI_SELECT}
          deleteKeyCode={null}
          // A finger is never wholly still.
          paneClickDistance={byTouch ? TAP_SLIP : 1}
          nodeDragThreshold={byTouch ? TAP_SLIP : 1}
          snapToGrid
          snapGrid={SNAP_GRID}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={leastZoom(stored.bounds)}
          maxZoom={ZOOM.most}
          onInit={openView}
          elevateEdgesOnSelect
          ariaLabelConfig={ariaLabels}
          proOptions={PRO_OPTIONS}
        >
          <Background
            variant={BackgroundVariant.Dots}
            gap={24}
            size={1.4}
            color="var(--map-dots)"
          />
          <Overview scene={stored} />
          <Guides guides={guides} />
          {shaping ? <LineHandles scene={scene} shaping={shaping} /> : null}
        </ReactFlow>
      </ShapingContext>
      <PresenceLayer mapId={map.id} />
      {activity.kind === 'draft' ? (
        <ConceptDraft at={activity.at} link={activity.link} setActivity={setActivity} />
      ) : null}
      {activity.kind === 'rename' ? <RenameBox id={activity.id} onDone={done} /> : null}
      {activity.kind === 'link-phrase' || activity.kind === 'phrase' ? (
        <PhraseBox activity={activity} onDone={done} />
      ) : null}
    </section>
  );
}

type Drops = Pick<ReturnType<typeof useSourceDrop>, 'onDragOver' | 'onDrop'>;

/** Each looks at what is carried, and leaves alone what is not its own. */
const both = <One extends Drops>(one: One, other: Drops): One => ({
  ...one,
  onDragOver(event: DragEvent) {
    one.onDragOver(event);
    other.onDragOver(event);
  },
  onDrop(event: DragEvent) {
    one.onDrop(event);
    other.onDrop(event);
  },
});
