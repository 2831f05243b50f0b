import type { ReactNode } from 'react';
import classes from './shelf.module.css';

interface GroupProps {
  title: string;
  /** Beside the title. */
  action?: ReactNode;
  /** Lines of a list. */
  children: ReactNode;
}

/** One part of the drawer. */
export function Group({ title, action, children }: GroupProps) {
  return (
    <section className={classes.group}>
      <div className={classes.groupHead}>
        <h2 className={classes.groupTitle}>{title}</h2>
        <span className={classes.groupActs}>{action}</span>
      </div>
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}
