import { useTranslation } from 'react-i18next';
import { conceptName } from './labels.ts';
import classes from './link-bar.module.css';
import { useMap } from './map-context.ts';

interface LinkBarProps {
  from: string | null;
  onLeave: () => void;
}

/** While linking by clicks: which concept is asked for now. */
export function LinkBar({ from, onLeave }: LinkBarProps) {
  const { t } = useTranslation('map');
  const { graph, language } = useMap();
  return (
    <div role="status" className={classes.bar}>
      <span>
        {from === null
          ? t('link.chooseFirst')
          : t('link.chooseSecond', { from: conceptName(graph, from, language) })}
      </span>
      <button type="button" onClick={onLeave}>
        {t('link.cancel')}
      </button>
    </div>
  );
}
