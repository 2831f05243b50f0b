import { IconAlertCircle } from '@tabler/icons-react';
import classes from './notice.module.css';

/** A refusal that belongs to no single field. */
export function FormError({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <p role="alert" className={classes.refusal}>
      <IconAlertCircle size={18} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
