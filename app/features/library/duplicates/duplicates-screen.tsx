import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FormError } from '../../../components/form-error.tsx';
import { TopBar } from '../../../components/top-bar.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { DoneMerges } from './done-merges.tsx';
import { DoneNotice } from './done-notice.tsx';
import classes from './duplicates-screen.module.css';
import { PairCard } from './pair-card.tsx';
import type { DuplicatesData, Outcome } from './types.ts';

/** Works that may be one, with the reasons; two become one field by field, and two again. */
export function DuplicatesScreen({ data }: { data: DuplicatesData }) {
  const { t } = useTranslation('duplicates');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const path = `${base}/duplicates`;
  const canEdit = workspace.abilities.editLibrary;
  const form = useForm<Outcome>();
  const act = (fields: Record<string, string>) =>
    void form.submit(fields, { method: 'post', action: path });
  const { pairs, total, sure, offset, chosen, merges } = data;
  const nameOf = (pair: (typeof pairs)[number]) => [pair.kept.id, pair.merged.id].sort().join(' ');
  const others = chosen ? pairs.filter((pair) => nameOf(pair) !== nameOf(chosen)) : pairs;
  const next = offset + pairs.length;

  return (
    <>
      <TopBar trail={[{ label: t('library'), to: `${base}/library` }]} title={t('title')} />
      <div className={classes.page}>
        <div className={classes.head}>
          <p className={classes.lead}>{t('lead')}</p>
          {canEdit && sure > 0 ? (
            <ConfirmButton
              variant="filled"
              loading={form.busy}
              question={t('sure.question', { count: sure })}
              confirm={t('sure.confirm')}
              onConfirm={() => act({ intent: 'merge-sure' })}
            >
              {t('sure.button', { count: sure })}
            </ConfirmButton>
          ) : null}
        </div>
        <div role="status">
          {form.value ? (
            <DoneNotice outcome={form.value} busy={form.busy} canEdit={canEdit} onAct={act} />
          ) : null}
        </div>
        <FormError>{form.formError}</FormError>
        {chosen ? (
          <PairCard
            key={nameOf(chosen)}
            pair={chosen}
            base={base}
            canEdit={canEdit}
            busy={form.busy}
            opened
            onAct={act}
          />
        ) : null}
        {others.length > 0 ? (
          <>
            <h2 className={classes.count}>{t('count', { count: total })}</h2>
            <ul className={classes.pairs}>
              {others.map((pair) => (
                <li key={nameOf(pair)}>
                  <PairCard
                    pair={pair}
                    base={base}
                    canEdit={canEdit}
                    busy={form.busy}
                    opened={false}
                    onAct={act}
                  />
                </li>
              ))}
            </ul>
            {offset > 0 || next < total ? (
              <nav className={classes.nav} aria-label={t('pages')}>
                {offset > 0 ? <Link to={path}>{t('first')}</Link> : null}
                {next < total ? <Link to={`${path}?offset=${next}`}>{t('more')}</Link> : null}
              </nav>
            ) : null}
          </>
        ) : chosen ? null : (
          <EmptyState title={t('nothing')} text={t('nothingText')}>
            <Button component={Link} to={`${base}/library`} variant="default">
              {t('toLibrary')}
            </Button>
          </EmptyState>
        )}
        <DoneMerges merges={merges} base={base} canEdit={canEdit} busy={form.busy} onAct={act} />
      </div>
    </>
  );
}
