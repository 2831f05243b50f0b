import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { LanguageSwitch } from './language-switch.tsx';
import classes from './top-bar.module.css';

interface TopBarProps {
  /** From the outermost in; the page itself is `title`. */
  trail?: { label: string; to: string }[];
  title: ReactNode;
  /** Beside the title where there is room, in the serif's italic: a map's focus question. */
  subtitle?: ReactNode;
  /** At the right: saved state, who is here, the page's own actions. */
  children?: ReactNode;
}

/** The one bar of every page inside a project. */
export function TopBar({ trail = [], title, subtitle, children }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <div className={classes.titles}>
        {trail.map((step) => (
          <Fragment key={step.to}>
            <Link to={step.to} className={classes.step}>
              {step.label}
            </Link>
            <span aria-hidden="true" className={classes.separator}>
              ›
            </span>
          </Fragment>
        ))}
        <h1 className={classes.title}>{title}</h1>
        {subtitle ? <span className={classes.subtitle}>{subtitle}</span> : null}
      </div>
      <div className={classes.actions}>
        {children}
        <div className={classes.language}>
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}
