import type { ReactNode } from 'react';
import classes from './section.module.css';

interface PanelSectionProps {
  title: ReactNode;
  children: ReactNode;
}

/** A part of a panel, under its small heading. */
export function PanelSection({ title, children }: PanelSectionProps) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}
