import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMap } from '../map-context.ts';
import classes from './inspector.module.css';
import { PanelSection } from './parts.tsx';

/** The notes that speak of a concept or a proposition, each leading to itself. */
export function MentionedIn({ id }: { id: string }) {
  const { t } = useTranslation(['map', 'library']);
  const { workspace, notes } = useMap();
  const found = notes[id] ?? [];
  if (found.length === 0) return null;
  return (
    <PanelSection title={t('inspector.mentionedIn')}>
      <ul className={classes.links}>
        {found.map(({ id: work, key, title }) => (
          <li key={work}>
            <Link to={`/p/${workspace.slug}/library/${encodeURIComponent(key)}?part=note`}>
              {title || t('library:row.noTitle')}
            </Link>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
