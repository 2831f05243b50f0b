import { ActionIcon, Button } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import type { ErrorReport } from '../../../domain/errors.ts';
import type { AddedStyle, StyleChoice, StyleFault } from '../types.ts';
import classes from './style-finder.module.css';

interface OwnStylesProps {
  base: string;
  styles: readonly StyleChoice[];
  onAdded: (style: StyleChoice) => void;
  onRemoved: (id: string) => void;
}

const MAX_BYTES = 500 * 1024;

type Refusal = { file: string } & (
  { error: ErrorReport } | { faults: StyleFault[]; count: number }
);

/** Styles that the project brought itself: another is added from a .csl file, one is removed. */
export function OwnStyles({ base, styles, onAdded, onRemoved }: OwnStylesProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);

  const add = async (file: File) => {
    const refuse = (error: ErrorReport) => setRefusal({ file: file.name, error });
    if (file.size > MAX_BYTES) return refuse({ code: 'style-too-large', params: {} });
    setBusy(true);
    setRefusal(null);
    const answer = await post<AddedStyle>(`${base}/styles`, {
      act: 'add',
      csl: await file.text(),
    });
    setBusy(false);
    if (!answer.ok) refuse(answer.error);
    else if (answer.value.style) onAdded(answer.value.style);
    else setRefusal({ file: file.name, ...answer.value });
  };
  const remove = async (id: string) => {
    const answer = await post(`${base}/styles`, { act: 'remove', id });
    setRemoving(null);
    if (answer.ok) onRemoved(id);
    else setRefusal({ file: '', error: answer.error });
  };

  return (
    <section
      className={classes.own}
      aria-label={t('finder.own.title')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) void add(file);
      }}
    >
      <h3 className={classes.ownTitle}>{t('finder.own.title')}</h3>
      {styles.map(({ id, title }) => (
        <div key={id} className={classes.ownStyle}>
          <span>{title}</span>
          {removing === id ? (
            <span className={classes.confirm}>
              {t('finder.own.removeText')}
              <Button size="compact-xs" color="red" onClick={() => void remove(id)}>
                {t('finder.own.removeNow')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => setRemoving(null)}>
                {t('finder.own.keep')}
              </Button>
            </span>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('finder.own.remove', { title })}
              onClick={() => setRemoving(id)}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      <input
        ref={picker}
        type="file"
        accept=".csl,.xml"
        aria-label={t('finder.own.file')}
        tabIndex={-1}
        className="visually-hidden"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void add(file);
          // The same file, corrected, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconUpload size={16} aria-hidden="true" />}
        onClick={() => picker.current?.click()}
      >
        {t('finder.own.add')}
      </Button>
      <p className={classes.kind}>{t('finder.own.hint')}</p>
      <div role="alert">
        {refusal && 'error' in refusal && <p className={classes.refused}>{say(refusal.error)}</p>}
        {refusal && 'faults' in refusal && (
          <>
            <p className={classes.refused}>
              {t('finder.own.faults', { count: refusal.count, file: refusal.file })}
            </p>
            <ol className={classes.faults}>
              {refusal.faults.map((fault, index) => (
                <li key={index}>
                  {fault.line !== null && <b>{t('finder.own.line', { line: fault.line })} </b>}
                  {say(fault)}
                  {fault.expected.length > 0 &&
                    ` ${t('finder.own.expected', { names: fault.expected.slice(0, 8).join(', ') })}`}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}
