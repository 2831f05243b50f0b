import { Button, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, useSubmit } from 'react-router';
import { FormError } from '../../../components/form-error.tsx';
import { useHydrated } from '../../../components/moment.tsx';
import { useErrorWords } from '../../../components/use-form.ts';
import classes from './import-source.module.css';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { IMPORTED_FILES } from './pasted.ts';

interface ImportSourceProps {
  /** What was pasted: kept while one looks at its preview, and when it is refused. */
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  /** Names the import that is about to run. */
  onBegin: () => string;
  error: string | undefined;
}

/** A file, by choice or by drop, or a pasted text. */
export function ImportSource({ text, onText, busy, onBegin, error }: ImportSourceProps) {
  const { t } = useTranslation('library');
  const submit = useSubmit();
  const say = useErrorWords();
  const picker = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const [refused, setRefused] = useState<string>();

  const send = (file: File | undefined) => {
    if (!file) return;
    // Said here, before a gigabyte is sent to be refused.
    if (file.size > MAX_UPLOAD_BYTES) {
      setRefused(say({ code: 'import-too-large', params: { limit: MAX_UPLOAD_BYTES } }));
      return;
    }
    setRefused(undefined);
    const form = new FormData();
    form.set('intent', 'preview');
    form.set('file', file);
    form.set('job', onBegin());
    void submit(form, { method: 'post', encType: 'multipart/form-data' });
  };

  // A file that was chosen before the page was alive waits in its field.
  const sendWaiting = useEffectEvent(() => {
    const file = picker.current?.files?.[0];
    if (!picker.current || !file) return;
    picker.current.value = '';
    send(file);
  });
  useEffect(() => sendWaiting(), []);

  return (
    <div className={classes.source}>
      <p className={classes.lead}>{t('import.lead')}</p>
      <FormError>{refused ?? error}</FormError>
      <div className={classes.drop}>
        <IconFileImport size={30} stroke={1.4} aria-hidden="true" />
        <span className={classes.dropTitle}>{t('import.dropHere')}</span>
        <span>{t('import.or')}</span>
        <input
          ref={picker}
          type="file"
          accept={IMPORTED_FILES}
          aria-label={t('import.file')}
          tabIndex={-1}
          className="visually-hidden"
          onChange={(event) => {
            send(event.currentTarget.files?.[0]);
            // The same file, corrected, can be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <Button loading={busy && text === ''} onClick={() => picker.current?.click()}>
          {t('import.file')}
        </Button>
      </div>
      <Form
        method="post"
        encType="multipart/form-data"
        className={classes.paste}
        onSubmit={() => setRefused(undefined)}
      >
        <input type="hidden" name="intent" value="preview" />
        <Textarea
          name="text"
          label={t('import.paste')}
          placeholder={t('import.pastePlaceholder')}
          value={text}
          readOnly={!hydrated}
          onChange={(event) => onText(event.currentTarget.value)}
          autosize
          minRows={5}
          maxRows={18}
          spellCheck={false}
          classNames={{ input: classes.text }}
        />
        <div>
          <Button type="submit" variant="default" loading={busy && text !== ''}>
            {t('import.preview')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
