import { ViewportPortal } from '@xyflow/react';
import type { Guide } from '../../../domain/scene/index.ts';
import classes from './canvas.module.css';

/** What a dragged card is in line with, and where it leaves the same air. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to, isGap = false }) => {
        // What is in line is seen to go on beyond; air ends where it ends.
        const beyond = isGap ? 0 : 12;
        const length = to - from + 2 * beyond;
        return (
          <div
            key={`${axis} ${String(at)} ${String(from)}`}
            className={classes.guide}
            data-gap={isGap ? axis : undefined}
            style={
              axis === 'x'
                ? { left: at, top: from - beyond, width: 1, height: length }
                : { left: from - beyond, top: at, width: length, height: 1 }
            }
          />
        );
      })}
    </ViewportPortal>
  );
}
