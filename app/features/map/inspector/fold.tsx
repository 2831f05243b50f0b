import type { ReactNode } from 'react';
import classes from './inspector.module.css';

/** What is rarely needed, behind its name. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={classes.fold}>
      <summary>{title}</summary>
      <div className={classes.folded}>{children}</div>
    </details>
  );
}
