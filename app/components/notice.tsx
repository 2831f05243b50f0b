import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

/** Something to know that is not an error: a limit of this installation, a consequence. */
export function Notice({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div role="note" className={classes.notice}>
      <IconInfoCircle size={18} aria-hidden="true" />
      <div>
        {title ? <strong className={classes.title}>{title}</strong> : null}
        <div>{children}</div>
      </div>
    </div>
  );
}
