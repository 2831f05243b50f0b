import { useTranslation } from 'react-i18next';
import { INTERFACE_LANGUAGES } from '../i18n.ts';
import classes from './language-switch.module.css';
import { useLanguageChoice } from './use-preferences.ts';

/** FR | EN, in the bar of every page. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const { language, choose } = useLanguageChoice();
  return (
    <div role="group" aria-label={t('language.label')} className={classes.switch}>
      {INTERFACE_LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          aria-label={`${code.toUpperCase()} · ${t(`language.${code}`)}`}
          title={t(`language.${code}`)}
          onClick={() => void choose(code)}
          className={classes.choice}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
