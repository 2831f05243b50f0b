import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import { useErrorWords } from '../../../components/use-form.ts';
import type { Bulk } from './use-bulk.ts';
import { UsedWorks } from './used-works.tsx';
import classes from './bulk-notice.module.css';

/** What the last act on many works did, and the way back. */
export function BulkNotice({ bulk, base }: { bulk: Bulk; base: string }) {
  const { t } = useTranslation(['library', 'common']);
  const say = useErrorWords();
  const { done, error } = bulk;
  return (
    <div role="status">
      {error ? <FormError>{say(error)}</FormError> : null}
      {done ? (
        <div className={classes.notice}>
          <span>
            {done.undone
              ? [
                  t('bulk.undone', { count: done.undone.undone }),
                  done.undone.left > 0 ? t('bulk.left', { count: done.undone.left }) : null,
                ]
                  .filter(Boolean)
                  .join(' ')
              : t(done.change.delete ? 'bulk.deleted' : 'bulk.done', {
                  count: done.result.changed,
                })}
          </span>
          {done.result.act && !done.undone ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={bulk.busy}
              onClick={() => void bulk.undo()}
            >
              {t('bulk.undo')}
            </Button>
          ) : null}
          <CloseButton
            className={classes.close}
            aria-label={t('bulk.close')}
            title={t('bulk.close')}
            onClick={bulk.forget}
          />
          {done.undone ? null : <UsedWorks works={done.result.used} base={base} />}
        </div>
      ) : null}
    </div>
  );
}
