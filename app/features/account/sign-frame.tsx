import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Logo } from '../../components/logo.tsx';
import { Motif } from './motif.tsx';
import classes from './sign-frame.module.css';

interface SignFrameProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** The page before one is anywhere: set-up, sign-in, an invitation, a new password. */
export function SignFrame({ title, lead, children }: SignFrameProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <span className={classes.mark}>
          <Logo size={28} />
          {t('appName')}
        </span>
        <LanguageSwitch />
      </header>
      <div className={classes.columns}>
        <aside className={classes.aside}>
          <Motif />
        </aside>
        <main className={classes.main}>
          <h1 className={classes.title}>{title}</h1>
          {lead ? <div className={classes.lead}>{lead}</div> : null}
          {children}
        </main>
      </div>
    </div>
  );
}
