import { type NodeProps, NodeResizer } from '@xyflow/react';
import { IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { FRAME_TITLE } from '../../../domain/scene/index.ts';
import { TextLine } from './drawing.tsx';
import type { FrameFlowNode } from './flow-elements.ts';
import classes from './frame-node.module.css';

const SMALLEST = { width: 96, height: 56 };

/** A frame, held by its border and title so that one can still work inside it; or a remark. */
export const FrameNode = memo(function FrameNode({ data, selected }: NodeProps<FrameFlowNode>) {
  const { frame, locked, canEdit, peers } = data;
  return (
    <div
      className={classes.frame}
      data-look={frame.look}
      data-selected={selected || undefined}
      style={peers[0] ? { outline: `2px solid ${peers[0].color}` } : undefined}
    >
      <NodeResizer
        isVisible={selected && canEdit && !locked}
        minWidth={SMALLEST.width}
        minHeight={SMALLEST.height}
        handleClassName={classes.grip}
        lineClassName={classes.edge}
      />
      {frame.look === 'frame'
        ? (['top', 'right', 'bottom', 'left'] as const).map((side) => (
            <div key={side} className={classes.border} data-side={side} />
          ))
        : null}
      <svg className={classes.text} width={frame.width} height={frame.height} aria-hidden="true">
        {frame.lines.map((line) => (
          <TextLine key={line.baseline} line={line} size={FRAME_TITLE.size} className={undefined} />
        ))}
      </svg>
      {locked ? <IconLock size={14} className={classes.lock} aria-hidden="true" /> : null}
    </div>
  );
});
