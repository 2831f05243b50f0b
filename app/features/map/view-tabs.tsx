import { useTranslation } from 'react-i18next';
import type { View } from './types.ts';
import classes from './view-tabs.module.css';

interface ViewTabsProps {
  view: View;
  onView: (view: View) => void;
}

const VIEWS = ['outline', 'map', 'library'] as const;
const WORDS = {
  outline: 'outline.tabOutline',
  map: 'outline.tabMap',
  library: 'sources.title',
} as const;

/** On a phone: the outline to read and work in, the map to look at, or the library. */
export function ViewTabs({ view, onView }: ViewTabsProps) {
  const { t } = useTranslation('map');
  return (
    <div role="group" aria-label={t('outline.views')} className={classes.tabs}>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
          {t(WORDS[one])}
        </button>
      ))}
    </div>
  );
}
