import { type NodeProps, NodeResizer } from '@xyflow/react';
import { IconLock } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { imageAddress } from '../../../domain/images.ts';
import { FRAME_TITLE } from '../../../domain/scene/index.ts';
import { ReadingSign } from '../../library/index.ts';
import { useMap } from '../map-context.ts';
import { TextLine } from './drawing.tsx';
import type { FrameFlowNode } from './flow-elements.ts';
import classes from './frame-node.module.css';

const SMALLEST = { width: 96, height: 56 };

/** A frame, held by its border and title so that one can still work inside it; a remark, an image or a work's card. */
export const FrameNode = memo(function FrameNode({ data, selected }: NodeProps<FrameFlowNode>) {
  const { frame, locked, canEdit, peers } = data;
  const [isDrawn, setDrawn] = useState(true);
  const image = isDrawn ? frame.image : null;
  return (
    <div
      className={classes.frame}
      data-look={frame.look}
      data-selected={selected || undefined}
      style={peers[0] ? { outline: `2px solid ${peers[0].color}` } : undefined}
    >
      <NodeResizer
        isVisible={selected && canEdit && !locked}
        keepAspectRatio={frame.look === 'image'}
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
      {image ? <Picture id={image} onLost={() => setDrawn(false)} /> : null}
      {image ? null : (
        <svg className={classes.text} width={frame.width} height={frame.height} aria-hidden="true">
          {frame.lines.map((line) => (
            <TextLine
              key={line.baseline}
              line={line}
              size={FRAME_TITLE.size}
              className={undefined}
            />
          ))}
        </svg>
      )}
      {frame.work === null ? null : <OwnState work={frame.work} />}
      {locked ? <IconLock size={14} className={classes.lock} aria-hidden="true" /> : null}
    </div>
  );
});

/** Named by the node itself; where its bytes cannot be had, its words are drawn in its place. */
function Picture({ id, onLost }: { id: string; onLost: () => void }) {
  const { workspace } = useMap();
  return (
    <img
      className={classes.picture}
      src={imageAddress(workspace.id, id)}
      alt=""
      draggable={false}
      decoding="async"
      onError={onLost}
    />
  );
}

/** The reader's own, which no other sees: on the screen alone, and in no drawing that leaves. */
function OwnState({ work }: { work: string }) {
  const { works } = useMap();
  const state = works.get(work)?.state;
  return state ? (
    <span className={classes.state}>
      <ReadingSign status={state} word={false} />
    </span>
  ) : null;
}
