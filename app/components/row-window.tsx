import type { VirtualItem } from '@tanstack/react-virtual';
import type { ComponentProps } from 'react';

interface RowWindowProps extends ComponentProps<'div'> {
  /** Those of its children, in order. */
  rows: readonly VirtualItem[];
  /** Where the list begins in what scrolls, in px. */
  top: number;
  /** Of all rows, in px. */
  height: number;
}

/**
 * The rows in view of a long list, one below another. Placed each by itself, those that turn out
 * higher than was guessed cover the next until they are measured, and before the page's script runs.
 */
export function RowWindow({ rows, top, height, children, ...list }: RowWindowProps) {
  const start = (rows[0]?.start ?? top) - top;
  return (
    <div role="rowgroup" {...list} style={{ height }}>
      <div role="presentation" style={{ transform: `translateY(${start}px)` }}>
        {children}
      </div>
    </div>
  );
}
