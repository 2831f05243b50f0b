import { Button, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { FormError } from '../../../components/form-error.tsx';
import { useHydrated } from '../../../components/moment.tsx';
import classes from './import-source.module.css';
import { IMPORTED_FILES } from './pasted.ts';

interface ImportSourceProps {
  /** What was pasted: kept while one looks at its preview, and when it is refused. */
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
  onPaste: () => void;
  error: string | undefined;
  /** The way to a file that waits. */
  children: ReactNode;
}

/** A file, by choice or by drop, or a pasted text. */
export function ImportSource(props: ImportSourceProps) {
  const { text, onText, busy, onFiles, onPaste, error, children } = props;
  const { t } = useTranslation('library');
  const picker = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();

  // A file that was chosen before the page was alive waits in its field.
  const sendWaiting = useEffectEvent(() => {
    const files = [...(picker.current?.files ?? [])];
    if (!picker.current || files.length === 0) return;
    picker.current.value = '';
    onFiles(files);
  });
  useEffect(() => sendWaiting(), []);

  return (
    <div className={classes.source}>
      <p className={classes.lead}>{t('import.lead')}</p>
      <FormError>{error}</FormError>
      {children}
      <div className={classes.drop}>
        <IconFileImport size={30} stroke={1.4} aria-hidden="true" />
        <span className={classes.dropTitle}>{t('import.dropHere')}</span>
        <span>{t('import.or')}</span>
        <input
          ref={picker}
          type="file"
          multiple
          accept={IMPORTED_FILES}
          aria-label={t('import.file')}
          tabIndex={-1}
          className="visually-hidden"
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
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
        onSubmit={onPaste}
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
