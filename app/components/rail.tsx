import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import classes from './rail.module.css';
import { Logo } from './logo.tsx';

export interface RailItem {
  to: string;
  label: string;
  icon: Icon;
  /** Addresses that belong to it though they do not lie under it. */
  also?: string[];
}

interface RailProps {
  label: string;
  home: { to: string; label: string };
  items: RailItem[];
  /** Set apart at the end: settings, account. */
  footer: RailItem[];
  /** Last of all: the account. */
  children?: ReactNode;
}

/** Where one is. At the left on a wide window, along the bottom on a phone. */
export function Rail({ label, home, items, footer, children }: RailProps) {
  return (
    <nav aria-label={label} className={classes.rail}>
      <Link to={home.to} className={classes.home} aria-label={home.label} title={home.label}>
        <Logo />
      </Link>
      <ul className={classes.items}>
        {items.map((item) => (
          <RailEntry key={item.to} {...item} />
        ))}
      </ul>
      <ul className={classes.footer}>
        {footer.map((item) => (
          <RailEntry key={item.to} {...item} />
        ))}
        {children ? <li>{children}</li> : null}
      </ul>
    </nav>
  );
}

function RailEntry({ to, label, icon: EntryIcon, also = [] }: RailItem) {
  const { pathname } = useLocation();
  const isHere = [to, ...also].some((path) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <li>
      <Link
        to={to}
        className={classes.entry}
        aria-current={isHere ? 'page' : undefined}
        prefetch="intent"
      >
        <EntryIcon size={22} stroke={1.6} aria-hidden="true" />
        <span>{label}</span>
      </Link>
    </li>
  );
}
