import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A quiet sentence where a reader may not do what others may. */
export function Hint({ children }: { children: ReactNode }) {
  return <p className={classes.soft}>{children}</p>;
}
