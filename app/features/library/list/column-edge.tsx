import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NARROWEST, WIDEST, WIDTHS, type Column } from './columns.ts';
import classes from './work-list.module.css';

const STEP = 16;

interface ColumnEdgeProps {
  column: Column;
  /** In px; undefined while it is as wide as usual. */
  width: number | undefined;
  onWidth: (column: Column, width: number | null) => void;
}

/** A column's left edge: drawn, or moved by the arrow keys, it makes the column wider; a double click puts it back. */
export function ColumnEdge({ column, width, onWidth }: ColumnEdgeProps) {
  const { t } = useTranslation('library');
  const drawn = useRef<{ x: number; width: number } | null>(null);
  const now = width ?? WIDTHS[column];

  const take = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    // As wide as it is: a column gives way where there are many.
    const shown = event.currentTarget.parentElement?.getBoundingClientRect().width ?? now;
    drawn.current = { x: event.clientX, width: shown };
  };
  const draw = (event: PointerEvent) => {
    if (drawn.current) onWidth(column, drawn.current.width + drawn.current.x - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined && event.key !== 'Home') return;
    event.preventDefault();
    onWidth(column, step === undefined ? null : now + step);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('columnMenu.width', { name: t(`columns.${column}`) })}
      aria-valuenow={now}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      className={classes.edge}
      onPointerDown={take}
      onPointerMove={draw}
      onPointerUp={() => (drawn.current = null)}
      onPointerCancel={() => (drawn.current = null)}
      onDoubleClick={() => onWidth(column, null)}
      onKeyDown={press}
    />
  );
}
