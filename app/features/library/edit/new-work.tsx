import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { FormError } from '../../../components/form-error.tsx';
import { Page } from '../../../components/page.tsx';
import { TopBar } from '../../../components/top-bar.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { newId } from '../../../domain/graph/ids.ts';
import { useWorkKeeper, type WorkKeeper } from '../../sync/index.ts';
import { WaitingList } from '../waiting/waiting-list.tsx';
import { DraftForm } from './draft-form.tsx';
import { LivePreview } from './live-preview.tsx';
import { LookUp } from './look-up.tsx';
import classes from './new-work.module.css';
import type { Version } from './kept-draft.ts';
import { Restored } from './unsaved-notice.tsx';
import { useDraft } from './use-draft.ts';

const empty = (): Version => ({
  item: { id: newId(), type: 'article-journal' },
  key: '',
  version: 0,
});
/** Refusals that say nothing of the work: it may be sent later. */
const AWAY = new Set(['server-away', 'session-ended']);

/**
 * A work added by hand, with its reference beside it as it takes shape. Where the server is away it
 * waits on this device, under the id that it will have.
 */
export function NewWork() {
  const { t } = useTranslation(['library', 'common']);
  const { workspace, user } = useWorkspace();
  const navigate = useNavigate();
  const [first] = useState(empty);
  const edited = useDraft(`${user.id}/${workspace.id}/new`, first);
  const { draft, item } = edited;
  const [isKept, setKept] = useState(false);
  const keeper = useWorkKeeper();
  const path = `/p/${workspace.slug}/library`;
  const form = useForm<{ key: string }>({
    fieldOf: { 'key-taken': 'key', 'key-invalid': 'key' },
    fields: ['key', 'type', 'title', ...Object.keys(draft.texts)],
    onDone: ({ key }) => {
      edited.forget();
      void navigate(`${path}/${encodeURIComponent(key)}`);
    },
    onRefused: ({ code }) => {
      if (AWAY.has(code) && keeper) void keepHere(keeper);
    },
  });

  async function keepHere(device: WorkKeeper): Promise<void> {
    const kept = await device.add({ id: item.id, item, key: draft.key.trim() });
    if (!kept.ok) return;
    setKept(true);
    edited.restart(empty());
  }

  return (
    <>
      <TopBar trail={[{ label: t('title'), to: path }]} title={t('new.title')} />
      <Page>
        <LookUp
          base={`/p/${workspace.slug}`}
          onAdded={(key) => void navigate(`${path}/${encodeURIComponent(key)}`)}
        />
        <form
          className={classes.columns}
          onSubmit={(event) => {
            event.preventDefault();
            setKept(false);
            void edited.settle().then((typed) => {
              if (!typed) return;
              const { id } = item;
              const json = JSON.stringify({ ...typed.item, id });
              void form.submit({ id, item: json, key: typed.key.trim() }, { method: 'post' });
            });
          }}
        >
          <div className={classes.fields}>
            <p className={classes.lead}>
              {t('new.lead')} {t('new.paste')}{' '}
              <Link to={`/p/${workspace.slug}/import`}>{t('new.pasteLink')}</Link>.
            </p>
            {edited.restored ? <Restored onRestart={() => edited.restart(empty())} /> : null}
            <DraftForm edited={edited} errorOf={form.errorOf} isNew />
          </div>
          <div className={classes.side}>
            <LivePreview item={item} />
            <WaitingList />
            <FormError>{isKept ? undefined : form.formError}</FormError>
            <Group gap="xs" mt="md">
              <Button type="submit" loading={form.busy}>
                {t('new.add')}
              </Button>
              <Button component={Link} to={path} variant="subtle">
                {t('common:actions.cancel')}
              </Button>
            </Group>
          </div>
        </form>
      </Page>
    </>
  );
}
