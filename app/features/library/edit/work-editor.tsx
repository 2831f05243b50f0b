import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { CslItem } from '../../../../bibliography/index.ts';
import { FormError } from '../../../components/form-error.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import type { WorkDetail } from '../types.ts';
import { DraftForm } from './draft-form.tsx';
import { LivePreview } from './live-preview.tsx';
import { Restored } from './unsaved-notice.tsx';
import { useDraft } from './use-draft.ts';
import type { Version } from './kept-draft.ts';
import { VersionChoice } from './version-choice.tsx';
import classes from './work-editor.module.css';

interface WorkEditorProps {
  work: WorkDetail;
  /** Under which the unsaved edit is kept. */
  name: string;
  onClose: () => void;
}

type Saved =
  | { saved: true; key: string }
  | { saved: false; theirs: WorkDetail; mine: { item: CslItem; key: string } };

/** Edits one work. What somebody else saved meanwhile is neither overwritten nor lost: one chooses, field by field. */
export function WorkEditor({ work, name, onClose }: WorkEditorProps) {
  const { t } = useTranslation(['work', 'common']);
  const { workspace } = useWorkspace();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  // The page may load a newer version while one types: what counts is the one that was opened.
  const edited = useDraft(name, versionOf(work));
  const { draft, item, opened } = edited;
  const [stale, setStale] = useState<{ mine: Version; theirs: Version } | null>(null);
  const path = `/p/${workspace.slug}/library`;

  const form = useForm<Saved>({
    fieldOf: { 'key-taken': 'key', 'key-invalid': 'key' },
    fields: ['key', 'type', ...Object.keys(draft.texts), 'title'],
    onDone: (result) => {
      if (result.saved) {
        edited.forget();
        // By now the page has been loaded anew, and `work` has the new key already.
        if (result.key !== opened.key) {
          const to = `${path}/${encodeURIComponent(result.key)}?${params}`;
          void navigate(to, { replace: true, preventScrollReset: true });
        }
        onClose();
        return;
      }
      const theirs = versionOf(result.theirs);
      setStale({ mine: { ...result.mine, version: theirs.version }, theirs });
    },
  });

  const save = ({ item, key, version }: Version) =>
    void form.submit(
      { intent: 'save', work: work.id, item: JSON.stringify(item), key: key.trim(), version },
      { method: 'post', action: path },
    );

  if (stale) {
    return (
      <VersionChoice
        base={opened}
        mine={stale.mine}
        theirs={stale.theirs}
        by={work.updatedBy?.name ?? null}
        busy={form.busy}
        error={form.formError ?? form.errorOf('key')}
        onSave={(chosen) => {
          edited.replace(chosen.item, chosen.key);
          edited.setOpened(stale.theirs);
          save(chosen);
        }}
        onCancel={() => {
          // Back to what was typed, now on top of the version that is stored.
          edited.setOpened({ ...opened, version: stale.theirs.version });
          setStale(null);
        }}
      />
    );
  }

  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void edited.settle().then((typed) => typed && save({ ...typed, version: opened.version }));
      }}
    >
      {edited.restored ? <Restored onRestart={() => edited.restart(versionOf(work))} /> : null}
      <LivePreview item={item} />
      <DraftForm edited={edited} errorOf={form.errorOf} isNew={false} />
      <FormError>{form.formError}</FormError>
      <Group gap="xs" className={classes.acts}>
        <Button type="submit" loading={form.busy}>
          {t('common:actions.save')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function versionOf({ item, key, version }: WorkDetail): Version {
  return { item, key, version };
}
