import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shortCreators } from '../../components/creators.ts';
import type { ReadingLine } from '../../domain/readings.ts';
import classes from './line-title.module.css';

interface LineTitleProps {
  line: ReadingLine;
  base: string;
  /** After the authors and the year. */
  children?: ReactNode;
}

/** What a line is of: its title, which leads to it, who wrote it and when. The view sets its size. */
export function LineTitle({ line, base, children }: LineTitleProps) {
  const { t, i18n } = useTranslation('library');
  const by = [shortCreators(line.creators, i18n.language), line.year].filter(Boolean).join(', ');
  return (
    <>
      {/* What is dragged is the line, not its link. */}
      <Link
        to={`${base}/library/${encodeURIComponent(line.key)}`}
        className={classes.title}
        draggable={false}
      >
        {line.title || t('row.noTitle')}
      </Link>
      <span className={classes.detail}>
        {by}
        {children}
      </span>
    </>
  );
}
