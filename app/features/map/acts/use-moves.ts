import { moveOnMap } from '../../../domain/graph/commands.ts';
import {
  align,
  type Alignment,
  type Direction,
  distribute,
  GRID,
  heldBy,
  type Places,
  storedPlaces,
} from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';

/** A step by click or by command, in map units: an arrow key with Shift goes as far. */
const STEP = 4 * GRID;
/** What a frame may be made as small as. */
const SMALLEST = { width: 96, height: 56 };
const WAYS: Record<Direction, [x: number, y: number]> = {
  left: [-1, 0],
  up: [0, -1],
  down: [0, 1],
  right: [1, 0],
};

export const SIZINGS = ['wider', 'narrower', 'taller', 'shorter'] as const;
export type Sizing = (typeof SIZINGS)[number];
const GROWTH: Record<Sizing, [x: number, y: number]> = {
  wider: [1, 0],
  narrower: [-1, 0],
  taller: [0, 1],
  shorter: [0, -1],
};

/** What is chosen and not locked, moved without a drag: each is one undo step. */
export function useMoves() {
  const { map, scene, selection, edit } = useMap();
  const chosen = [...scene.cards, ...scene.frames].filter(
    ({ id }) => selection.ids.has(id) && !map.locked.includes(id),
  );
  const store = (places: Places) =>
    edit((doc) => moveOnMap(doc, { map: map.id, ...storedPlaces(scene.frames, places) }));
  const frame = chosen.length === 1 ? scene.frames.find(({ id }) => id === chosen[0]!.id) : null;
  return {
    count: chosen.length,
    align: (to: Alignment) => store(align(chosen, to)),
    distribute: (along: 'x' | 'y') => store(distribute(chosen, along)),
    /** A frame takes along what lies in it. */
    step(direction: Direction) {
      const [dx, dy] = WAYS[direction];
      const held = scene.frames
        .filter((one) => chosen.includes(one))
        .flatMap((one) => heldBy(one, scene));
      const moving = new Set([...chosen.map(({ id }) => id), ...held]);
      const places: Places = {};
      for (const { id, x, y } of [...scene.cards, ...scene.frames]) {
        if (moving.has(id)) places[id] = [x + dx * STEP, y + dy * STEP];
      }
      store(places);
    },
    /** Null where what is chosen has no size of its own. */
    resize: frame
      ? (how: Sizing) => {
          const [dx, dy] = GROWTH[how];
          const width = Math.max(SMALLEST.width, frame.width + dx * STEP);
          const height = Math.max(SMALLEST.height, frame.height + dy * STEP);
          const boxes = {
            [frame.id]: [frame.x, frame.y, width, height] as [number, number, number, number],
          };
          edit((doc) => moveOnMap(doc, { map: map.id, places: {}, boxes }));
        }
      : null,
  };
}
