import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { FormError } from '../../../components/form-error.tsx';
import { useForm } from '../../../components/use-form.ts';
import type { PickableWork, WorkDetail, WorkUse, WorkUseLine } from '../types.ts';
import { ReplacementPicker } from './replacement-picker.tsx';
import classes from './delete-work.module.css';
import { UseList } from './use-list.tsx';

interface DeleteWorkProps {
  work: WorkDetail;
  /** As known when the panel was loaded; the service has the last word. */
  uses: WorkUseLine[];
  base: string;
  back: string;
}

type Deleted = { deleted: true; repointed: number } | { deleted: false; uses: WorkUse[] };

/** Deletes a work; one that is a source first shows where, and what may become of that. */
export function DeleteWork({ work, uses, base, back }: DeleteWorkProps) {
  const { t } = useTranslation('work');
  const navigate = useNavigate();
  const [found, setFound] = useState<WorkUseLine[] | null>(null);
  const form = useForm<Deleted>({
    onDone: (result) => {
      if (result.deleted) void navigate(back, { preventScrollReset: true });
      else setFound(result.uses.map((use) => ({ ...use, sentence: null })));
    },
  });
  const submit = (plan: { act: 'if-unused' | 'confirmed' | 'repoint'; to?: string }) =>
    void form.submit(
      { intent: 'delete', work: work.id, to: '', ...plan },
      { method: 'post', action: `${base}/library` },
    );

  // It stays mounted once the work is gone: leaving the panel is its answer's last step.
  if (work.deletedAt) return null;
  if (found) {
    const known = new Map(uses.map((use) => [use.evidenceId, use]));
    return (
      <InUse
        uses={found.map((use) => known.get(use.evidenceId) ?? use)}
        work={work}
        base={base}
        busy={form.busy}
        error={form.formError}
        onRepoint={(to) => submit({ act: 'repoint', to: to.id })}
        onConfirm={() => submit({ act: 'confirmed' })}
        onCancel={() => setFound(null)}
      />
    );
  }
  if (uses.length > 0) {
    return (
      <Button
        size="xs"
        variant="subtle"
        loading={form.busy}
        onClick={() => submit({ act: 'if-unused' })}
      >
        {t('delete.button')}
      </Button>
    );
  }
  return (
    <>
      <ConfirmButton
        size="xs"
        variant="subtle"
        loading={form.busy}
        question={t('delete.question')}
        confirm={t('delete.confirm')}
        onConfirm={() => submit({ act: 'if-unused' })}
      >
        {t('delete.button')}
      </ConfirmButton>
      <FormError>{form.formError}</FormError>
    </>
  );
}

interface InUseProps {
  uses: WorkUseLine[];
  work: WorkDetail;
  base: string;
  busy: boolean;
  error: string | undefined;
  onRepoint: (to: PickableWork) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

function InUse({ uses, work, base, busy, error, onRepoint, onConfirm, onCancel }: InUseProps) {
  const { t } = useTranslation('work');
  const [to, setTo] = useState<PickableWork | null>(null);
  const count = uses.length;
  return (
    <section className={classes.box} aria-label={t('delete.inUse', { count })}>
      <Stack gap="sm">
        <Text fw={600}>{t('delete.inUse', { count })}</Text>
        <UseList uses={uses} base={base} />
        {to ? (
          <div className={classes.chosen}>
            <span className={classes.chosenTitle}>{to.title}</span>
            <code>{to.key}</code>
          </div>
        ) : (
          <ReplacementPicker base={base} exclude={work.id} onPick={setTo} />
        )}
        <FormError>{error}</FormError>
        <Group gap="xs">
          {to ? (
            <Button size="xs" loading={busy} onClick={() => onRepoint(to)}>
              {t('delete.repoint', { count })}
            </Button>
          ) : (
            <Button size="xs" variant="default" loading={busy} onClick={onConfirm}>
              {t('delete.anyway')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={to ? () => setTo(null) : onCancel}>
            {t(to ? 'delete.otherWork' : 'delete.cancel')}
          </Button>
        </Group>
        {to ? null : (
          <Text size="xs" c="dimmed">
            {t('delete.anywayHint')}
          </Text>
        )}
      </Stack>
    </section>
  );
}
