import { ViewportPortal } from '@xyflow/react';
import type { Guide } from '../../../domain/scene/index.ts';
import classes from './canvas.module.css';

/** What a dragged card is in line with. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          className={classes.guide}
          style={
            axis === 'x'
              ? { left: at, top: from - 12, width: 1, height: to - from + 24 }
              : { left: from - 12, top: at, width: to - from + 24, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
