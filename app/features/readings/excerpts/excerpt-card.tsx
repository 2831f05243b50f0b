import { useTranslation } from 'react-i18next';
import { shortCreators } from '../../../components/creators.ts';
import { dragExcerpt } from './drag.ts';
import classes from './excerpts.module.css';
import type { Excerpt } from './types.ts';

/** An excerpt in a drawer, to be dragged onto a concept or a proposition. */
export function ExcerptCard({ excerpt }: { excerpt: Excerpt }) {
  const { t, i18n } = useTranslation(['excerpts', 'map']);
  const { quotation, language, locator, work, colour } = excerpt;
  const page = locator
    ? `${t([`map:locator.${locator.label}`, 'map:locator.page'])} ${locator.value}`
    : t('map:inspector.pageMissing');
  return (
    <div
      className={classes.card}
      data-colour={colour ?? undefined}
      draggable
      onDragStart={(event) => dragExcerpt(event, excerpt)}
    >
      <q lang={language || undefined}>{quotation}</q>
      <span>
        {[shortCreators(work.creators, i18n.language) || work.title, work.year, page]
          .filter(Boolean)
          .join(', ')}
      </span>
    </div>
  );
}
