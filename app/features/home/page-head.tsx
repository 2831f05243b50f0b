import type { ReactNode } from 'react';
import classes from './card.module.css';

interface PageHeadProps {
  title?: string;
  lead: string;
  /** The page's one primary action. */
  action: ReactNode;
}

/** What a page of cards is, in one sentence, and what one does there. */
export function PageHead({ title, lead, action }: PageHeadProps) {
  return (
    <div className={classes.pageHead}>
      <div>
        {title ? <h1>{title}</h1> : null}
        <p>{lead}</p>
      </div>
      {action}
    </div>
  );
}

export function CardGrid({ children }: { children: ReactNode }) {
  return <ul className={classes.grid}>{children}</ul>;
}
