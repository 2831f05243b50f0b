import { useStore, useViewport } from '@xyflow/react';
import type { ReactNode } from 'react';
import classes from './anchor.module.css';

interface AnchorProps {
  /** Map units. */
  at: readonly [number, number];
  /** A field stands with its first line there, wholly in sight; anything else with its corner. */
  field?: { height: number };
  children: ReactNode;
}

/** Half of a field's width and of its first line, with some air. */
const HALF = { width: 152, height: 26 };

/** Holds something at a point of the map without growing or shrinking with it: fields, cursors. */
export function Anchor({ at, field, children }: AnchorProps) {
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  let left = Math.round(at[0] * zoom + x);
  let top = Math.round(at[1] * zoom + y);
  if (field) {
    left = Math.max(HALF.width, Math.min(left, width - HALF.width)) - HALF.width + 8;
    top = Math.max(8, Math.min(top - HALF.height, height - field.height));
  }
  return (
    <div className={classes.anchor} style={{ left, top }}>
      {children}
    </div>
  );
}
