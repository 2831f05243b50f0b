import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useForm } from '../../../components/use-form.ts';
import { copyText } from '../render/copy.ts';
import type { WorkDetail } from '../types.ts';
import classes from './work-key.module.css';

interface WorkKeyProps {
  work: WorkDetail;
  /** "/p/SLUG". */
  base: string;
  canEdit: boolean;
}

/** The citation key, to take into a manuscript or to change, and the old ones that still find the work. */
export function WorkKey({ work, base, canEdit }: WorkKeyProps) {
  const { t } = useTranslation(['work', 'common']);
  const [copied, setCopied] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const { key, aliases } = work;
  return (
    <>
      {editing ? (
        <KeyForm work={work} base={base} onClose={() => setEditing(false)} />
      ) : (
        <div className={classes.line}>
          <code className={classes.key}>{key}</code>
          <Group gap={6} wrap="nowrap">
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void copyText(key).then((done) => setCopied(done ? key : null))}
            >
              <span aria-live="polite">
                {copied === key ? t('common:actions.copied') : t('key.copy')}
              </span>
            </Button>
            {canEdit ? (
              <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
                {t('key.rename')}
              </Button>
            ) : null}
          </Group>
        </div>
      )}
      {aliases.length > 0 ? (
        <p className={classes.aliases}>
          {t('key.aliases')} <code>{aliases.join(', ')}</code>
        </p>
      ) : null}
    </>
  );
}

interface KeyFormProps extends Pick<WorkKeyProps, 'work' | 'base'> {
  onClose: () => void;
}

function KeyForm({ work, base, onClose }: KeyFormProps) {
  const { t } = useTranslation(['work', 'common']);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const path = `${base}/library`;
  const form = useForm<{ saved: boolean; key?: string }>({
    fieldOf: { 'key-taken': 'key', 'key-invalid': 'key' },
    fields: ['key'],
    onDone: ({ saved, key }) => {
      if (!saved || key === undefined) return;
      const to = `${path}/${encodeURIComponent(key)}?${params}`;
      void navigate(to, { replace: true, preventScrollReset: true });
      onClose();
    },
  });
  const stale = form.value?.saved === false ? t('stale.title') : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const key = String(new FormData(event.currentTarget).get('key'));
        const { id, item, version } = work;
        void form.submit(
          { intent: 'save', work: id, item: JSON.stringify(item), key, version },
          { method: 'post', action: path },
        );
      }}
    >
      <TextInput
        name="key"
        size="xs"
        label={t('key.new')}
        description={t('form.keyHint')}
        defaultValue={work.key}
        error={form.errorOf('key') ?? form.formError ?? stale}
        spellCheck={false}
        autoCapitalize="off"
        // The field opens in answer to a click that asks for it.
        autoFocus
      />
      <Group gap={6} mt={8}>
        <Button type="submit" size="compact-sm" loading={form.busy}>
          {t('key.rename')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </form>
  );
}
