import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Logo } from '../../components/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './lab-bar.module.css';

interface LabBarProps {
  labName: string;
  user: { id: string; name: string; email: string; isAdministrator: boolean };
}

/** The bar of the pages that belong to the lab and to no project. */
export function LabBar({ labName, user }: LabBarProps) {
  const { t } = useTranslation('common');
  return (
    <nav aria-label={t('nav.main')} className={classes.bar}>
      <Link to="/" className={classes.home} title={t('nav.home')}>
        <Logo />
        <span>{labName}</span>
      </Link>
      <div className={classes.tools}>
        <LanguageSwitch />
        <AccountMenu user={user} place="bar" />
      </div>
    </nav>
  );
}
