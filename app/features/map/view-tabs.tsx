import { useTranslation } from 'react-i18next';
import type { View } from './types.ts';
import classes from './view-tabs.module.css';

interface ViewTabsProps {
  view: View;
  onView: (view: View) => void;
}

const VIEWS = ['outline', 'map'] as const;

/** On a phone: the outline to read and work in, or the map to look at. */
export function ViewTabs({ view, onView }: ViewTabsProps) {
  const { t } = useTranslation('map');
  return (
    <div role="group" aria-label={t('outline.views')} className={classes.tabs}>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
          {t(one === 'map' ? 'outline.tabMap' : 'outline.tabOutline')}
        </button>
      ))}
    </div>
  );
}
