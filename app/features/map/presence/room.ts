import { useReactFlow } from '@xyflow/react';
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import type { ViewBox } from '../../../domain/protocol.ts';
import { type Peer, useGraphSession, usePeers } from '../../sync/index.ts';
import { mapBox, rectOf } from '../canvas/view-box.ts';
import { useMap } from '../map-context.ts';
import { prefersStillness } from '../stillness.ts';

/** A call is over after so long: who comes later is not asked. */
const CALL_MS = 20_000;

/** The others as one goes along with them: whom one follows, and who asks one to come. */
export interface Room {
  /** Null where nobody is followed, or the one followed has left. */
  following: Peer | null;
  follow: (client: number | null) => void;
  /** Asks everyone to look at what one sees. Nobody is moved who does not say yes. */
  callEveryone: () => void;
  calling: boolean;
  /** Who asks, and has not been answered. */
  caller: Peer | null;
  answer: (comes: boolean) => void;
}

export const RoomContext = createContext<Room | null>(null);

/** @throws outside the map's page */
export function useRoom(): Room {
  const room = use(RoomContext);
  if (!room) throw new Error('useRoom() belongs inside the map page');
  return room;
}

export function useRoomState(): Room {
  const { map, graph, workspace, user } = useMap();
  const flow = useReactFlow();
  const session = useGraphSession();
  const peers = usePeers();
  const navigate = useNavigate();
  const [followed, follow] = useState<number | null>(null);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [calling, setCalling] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Before the canvas's own effect, which tells what part of it is in sight (use-tell-view.ts).
  useLayoutEffect(() => {
    session?.setPresence({ view: { map: map.id, box: null } });
    return () => session?.setPresence({ view: null, call: null });
  }, [session, map.id]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (box: ViewBox) =>
    void flow.fitBounds(rectOf(box), { padding: 0, duration: prefersStillness() ? 0 : 200 });
  const goTo = (mapId: string, box: ViewBox | null) => {
    if (mapId === map.id) {
      if (box) show(box);
      return;
    }
    const other = graph.maps[mapId];
    if (other) void navigate(`/p/${workspace.slug}/map/${other.slug}`, { state: { box } });
  };

  const following = peers.find(({ client }) => client === followed) ?? null;
  const seen = following?.view ?? null;
  const key = seen ? JSON.stringify(seen) : null;
  const goAlong = useEffectEvent(() => {
    if (seen?.map === map.id && seen.box) show(seen.box);
  });
  useEffect(() => goAlong(), [key]);

  const nameOf = ({ client, call }: Peer): string => `${client} ${call?.id ?? ''}`;
  const caller =
    peers.find((peer) => peer.call && peer.userId !== user.id && !answered.has(nameOf(peer))) ??
    null;

  return useMemo<Room>(
    () => ({
      following,
      follow,
      calling,
      caller,
      callEveryone() {
        const box = mapBox(flow);
        if (!box) return;
        session?.setPresence({ call: { id: Date.now(), map: map.id, box } });
        setCalling(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          session?.setPresence({ call: null });
          setCalling(false);
        }, CALL_MS);
      },
      answer(comes) {
        if (!caller?.call) return;
        setAnswered((held) => new Set([...held, nameOf(caller)]));
        if (comes) goTo(caller.call.map, caller.call.box);
      },
    }),
    // `goTo` reads the map of this render, which `map` and `graph` stand for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [following, calling, caller, session, flow, map, graph],
  );
}
