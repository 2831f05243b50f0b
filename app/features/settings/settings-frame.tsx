import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page } from '../../components/page.tsx';
import { TopBar } from '../../components/top-bar.tsx';
import { useWorkspace } from '../../components/use-workspace.ts';
import classes from './settings.module.css';

const PAGES = [
  ['general', ''],
  ['members', '/members'],
  ['vocabularies', '/vocabularies'],
  ['keys', '/keys'],
  ['access', '/access'],
] as const;

interface SettingsFrameProps {
  page: (typeof PAGES)[number][0];
  children: ReactNode;
}

/** The five pages of a project's settings, and the way from one to the other. */
export function SettingsFrame({ page, children }: SettingsFrameProps) {
  const { t } = useTranslation('settings');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  return (
    <>
      <TopBar
        trail={[
          { label: workspace.name, to: `${base}/maps` },
          { label: t('title'), to: `${base}/settings` },
        ]}
        title={t(`nav.${page}`)}
      />
      <div className={classes.frame}>
        <nav aria-label={t('nav.label')} className={classes.nav}>
          {PAGES.map(([name, path]) => (
            <NavLink key={name} to={`${base}/settings${path}`} end className={classes.navLink}>
              {t(`nav.${name}`)}
            </NavLink>
          ))}
        </nav>
        <div className={classes.content}>
          <Page width="text">{children}</Page>
        </div>
      </div>
    </>
  );
}
