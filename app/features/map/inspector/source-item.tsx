import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InText } from '../../../components/in-text.ts';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import { StanceSign } from '../../../components/stance-sign.tsx';
import type { Evidence } from '../../../domain/graph/types.ts';
import { Citation, InTextCitation, shortCreators } from '../../library/index.ts';
import { useCitation } from '../citations.ts';
import { useMap } from '../map-context.ts';
import classes from './inspector.module.css';
import { SourceFields } from './source-fields.tsx';

interface SourceItemProps {
  source: Evidence;
  /** How a sentence cites it, once that has come. */
  inText: InText | undefined;
}

/** One source: its stance and place in the work, the reference as it will be printed, the passage. */
export function SourceItem({ source, inText }: SourceItemProps) {
  const { t } = useTranslation('map');
  const { workspace, works, canEdit } = useMap();
  const [open, setOpen] = useState(false);
  const [{ locale }] = useBibliographyStyle();
  const work = works.get(source.work);
  const quotation = source.quotation ?? (source.excerpt && work?.passages?.[source.excerpt]);
  return (
    <li className={classes.source}>
      <div className={classes.sourceHead}>
        <strong>
          <StanceSign stance={source.stance} /> {t(`stance.${source.stance}`)}
        </strong>
        <span className={classes.locator} data-missing={source.locator === null || undefined}>
          {source.locator
            ? `${t([`locator.${source.locator.label}`, 'locator.page'])} ${source.locator.value}`
            : t('inspector.pageMissing')}
        </span>
      </div>
      <Reference id={source.work} />
      <InTextCitation citation={inText} lang={locale} />
      {work?.deleted && !work.hidden ? (
        <p className={classes.none}>{t('inspector.removedWork')}</p>
      ) : null}
      {quotation ? <blockquote className={classes.quotation}>{quotation}</blockquote> : null}
      {source.attributedTo ? (
        <p className={classes.none}>{t('inspector.attributed', { name: source.attributedTo })}</p>
      ) : null}
      <div className={classes.actions}>
        {canEdit ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            onClick={() => setOpen((shown) => !shown)}
          >
            {t(open ? 'inspector.closeSource' : 'inspector.editSource')}
          </Button>
        ) : null}
        {work && !work.deleted && !work.waiting ? (
          <Button
            size="compact-xs"
            variant="subtle"
            component={Link}
            to={`/p/${workspace.slug}/library/${work.key}`}
          >
            {t('inspector.openWork')}
          </Button>
        ) : null}
      </div>
      {open && canEdit ? (
        <SourceFields source={source} type={work?.type ?? ''} quotable={!work?.restricted} />
      ) : null}
    </li>
  );
}

/** As the chosen style sets it; until that has come, by author, year and title. */
function Reference({ id }: { id: string }) {
  const { t, i18n } = useTranslation(['map', 'excerpts', 'waiting']);
  const work = useMap().works.get(id);
  const citation = useCitation(id);
  if (citation) return <Citation html={citation.html} lang={citation.lang} />;
  if (work?.hidden) {
    const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
    return (
      <p className={classes.none}>
        {t(`excerpts:source.${work.hidden}`)}
        {work.backupsUntil
          ? ` ${t('excerpts:source.backups', { date: date.format(new Date(work.backupsUntil)) })}`
          : null}
      </p>
    );
  }
  if (!work) return <p className={classes.none}>{t('inspector.unknownWork')}</p>;
  const by = shortCreators(work.creators, i18n.language);
  return (
    <p className={classes.reference}>
      {[by, work.year].filter(Boolean).join(', ')}. <em>{work.title}</em>.
      {work.waiting ? <span className={classes.none}> {t('waiting:keyPending')}</span> : null}
    </p>
  );
}
