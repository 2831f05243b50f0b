import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { addFrame, setColours, setLocked } from '../../../domain/graph/commands.ts';
import { COLOURINGS } from '../../../domain/graph/types.ts';
import { IMAGE_TYPES } from '../../../domain/images.ts';
import {
  besideOf,
  boxRound,
  type CardItem,
  type Direction,
  union,
  walk,
} from '../../../domain/scene/index.ts';
import { type Activity, IDLE } from '../activity.ts';
import { FIT, FIT_ALONE, fitRect } from '../canvas/fit.ts';
import { useCentre } from '../canvas/use-centre.ts';
import type { Highlight } from '../highlight.ts';
import { focusElement } from '../focus-element.ts';
import { chooseImages, useAddImages } from '../images/use-add-images.ts';
import { useMap } from '../map-context.ts';
import type { Drawer } from '../types.ts';
import { useLineActs } from '../use-line-acts.ts';
import { useHistoryActs } from '../use-history-acts.ts';
import type { ActId } from './keys.ts';
import { useMoves } from './use-moves.ts';
import { useOtherActs } from './use-other-acts.ts';
import { useClipboard } from './use-clipboard.ts';
import { COPIES, useCopyAs } from './use-copy-as.ts';

/** What the acts need of the page around them. */
export interface ActsHost {
  activity: Activity;
  setActivity: (activity: Activity) => void;
  presenting: boolean;
  setPresenting: (presenting: boolean) => void;
  /** Opens a drawer, or closes it where it is open. */
  toggleDrawer: (drawer: Drawer) => void;
  onHighlight: (highlight: Highlight | null) => void;
  setPanel: (panel: 'palette' | 'keys' | null) => void;
}

/** An act that has no keys. */
export interface OtherAct {
  id: string;
  label: string;
  run: () => void;
}

export interface MapActs {
  /** False where there is nothing to do, so that the key is left to the page. */
  perform(act: ActId): boolean;
  /** Whether it would do something now. */
  isOffered(act: ActId): boolean;
  others: readonly OtherAct[];
}

const NEW_CARD = { width: 184, height: 74 };
const NEW_FRAME = { width: 480, height: 320 };
const NEW_REMARK = { width: 232, height: 120 };
/** The card where one begins to read. */
const first = (cards: readonly CardItem[]): CardItem =>
  cards.reduce((best, card) => (card.x + 2 * card.y < best.x + 2 * best.y ? card : best));

/** Between a card and the sibling that comes under it. */
const BELOW = 60;

/** Everything that can be done on a map, for the keys, the palette and the tools alike. */
export function useActs(host: ActsHost): MapActs {
  const { t } = useTranslation('map');
  const { map, scene, selection, canEdit, edit } = useMap();
  const flow = useReactFlow();
  const store = useStoreApi();
  const history = useHistoryActs();
  const { activity, setActivity, presenting } = host;
  const lineActs = useLineActs(
    scene.edges.flatMap(({ id }) => (selection.ids.has(id) ? [id] : [])),
  );

  const centre = useCentre();
  const isWritable = canEdit && !presenting;
  const clipboard = useClipboard({ centre, canEdit: isWritable });
  const images = useAddImages();
  const copyAs = useCopyAs();
  const moves = useMoves();
  const others = useOtherActs(isWritable);
  const { only } = selection;
  const card = scene.cards.find(({ id }) => id === only);
  const frames = scene.frames.filter(({ id }) => selection.ids.has(id));
  const cards = scene.cards.filter(({ id }) => selection.ids.has(id));
  const movable = [...cards, ...frames];
  const workShown = frames.find(({ id }) => id === only)?.work ?? null;
  const isLocked = movable.length > 0 && movable.every(({ id }) => map.locked.includes(id));

  const draft = (at: [number, number], from?: string, phrase?: string) =>
    setActivity({
      kind: 'draft',
      at,
      ...(from && { link: { from, ...(phrase && { phrase }) } }),
    });
  const lay = (look: 'frame' | 'remark') => {
    const size = look === 'frame' ? NEW_FRAME : NEW_REMARK;
    const [x, y] = centre();
    const box =
      look === 'frame' && cards.length > 0
        ? boxRound(cards)
        : ([x - size.width / 2, y - size.height / 2, size.width, size.height] as const);
    const made = edit((doc) => addFrame(doc, { map: map.id, look, box: [...box] as never }));
    if (!made.ok) return;
    selection.select(made.value);
    setActivity({ kind: 'rename', id: made.value });
  };
  const siblingOf = () => {
    const { x, y, width, height } = card!;
    const at: [number, number] = [x + width / 2, y + height + BELOW + NEW_CARD.height / 2];
    const parent = scene.edges.find(({ to }) => to === only);
    draft(at, parent?.from, parent?.content.phrase);
  };
  const zoomTo = (ids: readonly string[]) => {
    const items = [...scene.cards, ...scene.frames].filter(({ id }) => ids.includes(id));
    fitRect(flow, store, union(items), { ...FIT, maxZoom: 1.5 });
  };
  const ends = scene.edges.find(({ id }) => id === only);

  /** Each act that can be done now; what is absent has nothing to act on. */
  const now: Partial<Record<ActId, () => void>> = {
    fit: () => fitRect(flow, store, scene.bounds, presenting ? FIT_ALONE : FIT),
    trueSize: () => void flow.zoomTo(1),
    present: () => host.setPresenting(!presenting),
    palette: () => host.setPanel('palette'),
    help: () => host.setPanel('keys'),
    escape: () => {
      if (activity.kind !== 'idle') setActivity(IDLE);
      else if (presenting) host.setPresenting(false);
      else selection.clear();
    },
  };
  if (!presenting) {
    now.outline = () => host.toggleDrawer('outline');
    now.library = () => host.toggleDrawer('library');
  }
  if (movable.length > 0) now.zoomSelection = () => zoomTo(movable.map(({ id }) => id));
  else if (ends) now.zoomSelection = () => zoomTo([ends.from, ends.to]);
  if (scene.cards.length > 0) {
    now.selectAll = () =>
      selection.select(...[...scene.cards, ...scene.frames].map(({ id }) => id));
  }
  if (scene.cards.length > 0) {
    const step = (direction: Direction) => () => {
      const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id');
      const from = scene.cards.find(({ id }) => id === (focused ?? only));
      const next = from ? walk(from, direction, scene.cards) : first(scene.cards);
      if (!next) return;
      // While linking, the next card is looked at and not yet chosen.
      if (activity.kind !== 'link') selection.select(next.id);
      focusElement(next.id);
    };
    Object.assign(now, {
      walkLeft: step('left'),
      walkUp: step('up'),
      walkDown: step('down'),
      walkRight: step('right'),
    } satisfies typeof now);
  }
  if (movable.length > 0) now.copy = clipboard.copy;
  if (isWritable) {
    Object.assign(now, {
      paste: clipboard.paste,
      add: () => draft(centre()),
      link: () =>
        setActivity(
          activity.kind === 'link' ? IDLE : { kind: 'link', from: card ? card.id : null },
        ),
      frame: () => lay('frame'),
      remark: () => lay('remark'),
      undo: history.undo,
      redo: history.redo,
    } satisfies typeof now);
    if (card && activity.kind === 'idle') {
      now.child = () => draft(besideOf(card, NEW_CARD), card.id);
      now.sibling = siblingOf;
    }
    if (only !== null && !workShown) {
      now.rename = () =>
        setActivity(ends ? { kind: 'phrase', id: only } : { kind: 'rename', id: only });
    }
    if (selection.ids.size > 0) {
      now.remove = () => setActivity({ kind: 'remove', ids: [...selection.ids] });
    }
    if (movable.length > 0) {
      now.duplicate = clipboard.duplicate;
      now.cut = clipboard.cut;
      now.lock = () => {
        const ids = movable.map(({ id }) => id);
        edit((doc) => setLocked(doc, { map: map.id, ids, locked: !isLocked }));
      };
    }
  }
  const pictures: OtherAct[] = isWritable
    ? [
        {
          id: 'image',
          label: t('acts.image'),
          run: () =>
            void chooseImages(IMAGE_TYPES.join(',')).then((files) =>
              images.add(files, centre(), true),
            ),
        },
      ]
    : [];
  const copies: OtherAct[] = COPIES.map((kind) => ({
    id: `copy ${kind}`,
    label: t(selection.ids.size > 0 ? 'copyAs.chosen' : 'copyAs.map', {
      what: t(`copyAs.${kind}`),
    }),
    run: () => void copyAs(kind),
  }));
  if (isWritable && moves.count > 0) {
    Object.assign(now, {
      nudgeLeft: () => moves.step('left'),
      nudgeUp: () => moves.step('up'),
      nudgeDown: () => moves.step('down'),
      nudgeRight: () => moves.step('right'),
    } satisfies typeof now);
  }
  const lights: OtherAct[] = [
    ...scene.legend.statuses.map(({ status, count }) => ({
      id: `light ${status}`,
      label: t('acts.light', { what: t(`legend.status.${status}`, { count }) }),
      run: () => host.onHighlight({ kind: 'status', id: status }),
    })),
    ...(scene.legend.contested > 0
      ? [
          {
            id: 'light contested',
            label: t('acts.light', {
              what: t('legend.contested', { count: scene.legend.contested }),
            }),
            run: () => host.onHighlight({ kind: 'contested' }),
          },
        ]
      : []),
    { id: 'light all', label: t('legend.clear'), run: () => host.onHighlight(null) },
  ];
  const lines = isWritable ? lineActs.others : [];
  const colours: OtherAct[] = isWritable
    ? COLOURINGS.filter((colouring) => colouring !== map.colours).map((colouring) => ({
        id: `colours ${colouring}`,
        label: t('colours.act', { what: t(`colours.${colouring}`) }),
        run: () => void edit((doc) => setColours(doc, { id: map.id, colours: colouring })),
      }))
    : [];
  return {
    perform(act) {
      const run = now[act];
      run?.();
      return run !== undefined;
    },
    isOffered: (act) => act in now,
    others: [...pictures, ...others, ...copies, ...lights, ...lines, ...colours],
  };
}
