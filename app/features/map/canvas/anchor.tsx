import { useViewport } from '@xyflow/react';
import type { ReactNode } from 'react';
import classes from './anchor.module.css';

interface AnchorProps {
  /** Map units. */
  at: readonly [number, number];
  /** Which point of the content stands there. */
  origin?: 'centre' | 'corner';
  children: ReactNode;
}

/** Holds something at a point of the map without growing or shrinking with it: fields, cursors. */
export function Anchor({ at, origin = 'corner', children }: AnchorProps) {
  const { x, y, zoom } = useViewport();
  const left = Math.round(at[0] * zoom + x);
  const top = Math.round(at[1] * zoom + y);
  return (
    <div className={classes.anchor} data-origin={origin} style={{ left, top }}>
      {children}
    </div>
  );
}
