import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { reverseProposition } from '../../../domain/graph/commands.ts';
import { ALIGNMENTS } from '../../../domain/scene/index.ts';
import { usePeers } from '../../sync/index.ts';
import { ALGORITHMS, useLayout } from '../layout/use-layout.ts';
import { useMap } from '../map-context.ts';
import { useRoom } from '../presence/room.ts';
import type { OtherAct } from './use-acts.ts';
import { SIZINGS, useMoves } from './use-moves.ts';

/** What stands on buttons of the panels and of the bar and has no keys: found by its name in the palette. */
export function useOtherActs(isWritable: boolean): OtherAct[] {
  const { t } = useTranslation('map');
  const { workspace, map, scene, selection, user, edit } = useMap();
  const navigate = useNavigate();
  const peers = usePeers();
  const room = useRoom();
  const layout = useLayout();
  const moves = useMoves();
  const { only } = selection;
  const act = (id: string, label: string, run: () => void): OtherAct => ({ id, label, run });

  const others = [
    ...new Map(
      peers.filter(({ userId }) => userId !== user.id).map((peer) => [peer.userId, peer]),
    ).values(),
  ];
  const people = [
    ...others.map(({ client, userId, name }) =>
      room.following?.userId === userId
        ? act(`follow ${userId}`, t('room.stopNamed', { name }), () => room.follow(null))
        : act(`follow ${userId}`, t('room.followNamed', { name }), () => room.follow(client)),
    ),
    ...(others.length > 0 && !room.calling
      ? [act('call', t('room.callEveryone'), room.callEveryone)]
      : []),
  ];
  const print = act('print', t('toolbar.print'), () => {
    void navigate(`/p/${workspace.slug}/map/${map.slug}/print`);
  });
  if (!isWritable) return [print, ...people];

  const { resize } = moves;
  return [
    ...(moves.count > 1
      ? ALIGNMENTS.map((to) => act(`align ${to}`, t(`arrange.${to}`), () => void moves.align(to)))
      : []),
    ...(moves.count > 2
      ? (['x', 'y'] as const).map((along) =>
          act(`spread ${along}`, t(`arrange.spread.${along}`), () => void moves.distribute(along)),
        )
      : []),
    ...(resize ? SIZINGS.map((how) => act(how, t(`arrange.${how}`), () => resize(how))) : []),
    ...(scene.cards.length > 1
      ? ALGORITHMS.map((name) =>
          act(`layout ${name}`, t('acts.layout', { what: t(`layout.${name}`) }), () => {
            void layout.run(name);
          }),
        )
      : []),
    ...(only !== null && scene.edges.some(({ id }) => id === only)
      ? [
          act('reverse', t('inspector.reverse'), () => {
            edit((doc) => reverseProposition(doc, { id: only }));
          }),
        ]
      : []),
    print,
    ...people,
  ];
}
