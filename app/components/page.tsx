import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The matter of a page under its bar: one padding everywhere, and lines that can be read. */
export function Page({
  children,
  width = 'wide',
}: {
  children: ReactNode;
  width?: 'wide' | 'text';
}) {
  return <div className={width === 'wide' ? classes.wide : classes.text}>{children}</div>;
}

interface SectionProps {
  title: string;
  /** One sentence on what this part is for. */
  text?: ReactNode;
  /** Beside the title: the part's own action. */
  action?: ReactNode;
  children?: ReactNode;
}

export function Section({ title, text, action, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          {text ? <p className={classes.lead}>{text}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
