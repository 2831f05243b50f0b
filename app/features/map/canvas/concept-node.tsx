import { Handle, type NodeProps, Position } from '@xyflow/react';
import { IconLock } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { HUES } from '../../../domain/graph/types.ts';
import { CardDrawing } from './drawing.tsx';
import { type ConceptFlowNode, HANDLE } from './flow-elements.ts';
import classes from './concept-node.module.css';

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

const FAR_HUES: Record<string, CSSProperties> = Object.fromEntries(
  [...HUES.map((hue) => [hue, `var(--hue-${hue})`]), ['none', 'var(--line-strong)']].map(
    ([hue, color]) => [hue, { '--far': color } as CSSProperties],
  ),
);

/** A concept's card: drawn by the scene, framed by what the hands on it do. */
export const ConceptNode = memo(function ConceptNode({
  data,
  selected,
  isConnectable,
}: NodeProps<ConceptFlowNode>) {
  const { card, dimmed, locked, far, peers } = data;
  return (
    <div
      className={classes.card}
      data-appearance={card.appearance}
      data-selected={selected || undefined}
      data-dimmed={dimmed || undefined}
      data-far={far || undefined}
      style={far ? FAR_HUES[card.bars[0]?.hue ?? 'none'] : undefined}
    >
      {far ? null : <CardDrawing card={card} />}
      {locked && !far ? <IconLock size={13} className={classes.lock} aria-hidden="true" /> : null}
      {peers.map((peer, index) => (
        <div
          key={peer.client}
          className={classes.ring}
          style={{ borderColor: peer.color, margin: -5 - index * 4 }}
        >
          {index === 0 ? (
            <span className={classes.name} style={{ background: peer.color }}>
              {peers.map(({ name }) => name).join(', ')}
            </span>
          ) : null}
        </div>
      ))}
      {(far ? [] : SIDES).map(([id, position]) => (
        <Handle
          key={id}
          id={id}
          type="source"
          position={position}
          isConnectable={isConnectable}
          className={classes.handle}
          style={{ width: HANDLE, height: HANDLE }}
          data-connectable={isConnectable || undefined}
        />
      ))}
    </div>
  );
});
