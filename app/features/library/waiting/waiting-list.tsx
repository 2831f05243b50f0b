import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { saveFile } from '../../../components/save-file.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { useWaitingWorks, useWorkKeeper, type WaitingWork } from '../../sync/index.ts';
import { pickableWorks, shortCreators } from '../text.ts';
import classes from './waiting-list.module.css';

/** The works that are only on this device: shown where they will arrive, and what became of each. */
export function WaitingList() {
  const { t } = useTranslation('waiting');
  const works = useWaitingWorks();
  if (works.length === 0) return null;
  const title = t('title', { count: works.length });
  return (
    <section className={classes.waiting} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {works.some(({ refused }) => refused === null) ? (
        <p className={classes.lead}>{t('lead')}</p>
      ) : null}
      <ul className={classes.list}>
        {works.map((work) => (
          <WaitingLine key={work.id} work={work} />
        ))}
      </ul>
    </section>
  );
}

function WaitingLine({ work }: { work: WaitingWork }) {
  const { t, i18n } = useTranslation('waiting');
  const say = useErrorWords();
  const keeper = useWorkKeeper();
  const { id, item, refused } = work;
  const [shown] = pickableWorks([{ id, key: '', item: { ...item, id } }]);
  const by = shortCreators(shown?.creators ?? '', i18n.language);
  return (
    <li className={classes.line}>
      <span className={classes.name}>{item.title || t('noTitle')}</span>
      <span className={classes.detail}>
        {[by, shown?.year].filter(Boolean).join(', ')} <em>{t('keyPending')}</em>
      </span>
      {refused ? (
        <span className={classes.detail} role="alert">
          {t('refused', { reason: say(refused) })}
        </span>
      ) : null}
      {refused ? (
        <span className={classes.acts}>
          <Button size="compact-xs" variant="default" onClick={() => void keeper?.retry(id)}>
            {t('retry')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => download(work)}>
            {t('export')}
          </Button>
          <ConfirmButton
            size="compact-xs"
            question={t('discardQuestion')}
            confirm={t('discard')}
            onConfirm={() => void keeper?.discard(id)}
          >
            {t('discard')}
          </ConfirmButton>
        </span>
      ) : null}
    </li>
  );
}

/** As CSL-JSON, which Canevas and other programs import. */
function download({ id, item }: WaitingWork): void {
  const json = JSON.stringify([{ ...item, id }], null, 2);
  saveFile(new Blob([json], { type: 'application/json' }), 'canevas-reference.json');
}
