import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { FormError } from '../../../components/form-error.tsx';
import { useHydrated } from '../../../components/moment.tsx';
import { post } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import type { Sheet } from '../../../domain/meeting-sheet.ts';
import { sayPeriod } from './say-line.ts';
import { SheetLines } from './sheet-lines.tsx';
import classes from './sheet.module.css';

interface SheetScreenProps {
  sheet: Sheet & { id: string; by: { id: string; name: string } | null };
  userId: string;
  base: string;
}

/** A page that a member shares, as the others see it; its owner can take it back. */
export function SheetScreen({ sheet, userId, base }: SheetScreenProps) {
  const { t, i18n } = useTranslation('sheets');
  const say = useErrorWords();
  const hydrated = useHydrated();
  const navigate = useNavigate();
  const [error, setError] = useState<string>();
  const { id, title, since, until, lines, by } = sheet;
  const file = `${base}/readings/file?sheet=${encodeURIComponent(id)}`;
  const takeBack = async () => {
    const answer = await post(`${base}/readings/act`, { act: 'take-back-sheet', id });
    if (answer.ok) void navigate(`${base}/readings/meeting`);
    else setError(say(answer.error));
  };
  return (
    <>
      <div className={classes.acts} data-screen-only>
        <Button
          size="xs"
          variant="default"
          disabled={!hydrated}
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => print()}
        >
          {t('print')}
        </Button>
        <Button size="xs" variant="default" component="a" href={`${file}&format=docx`} download>
          {t('word')}
        </Button>
        <Button size="xs" variant="default" component="a" href={`${file}&format=markdown`} download>
          {t('markdown')}
        </Button>
        {by?.id === userId ? (
          <ConfirmButton
            size="xs"
            variant="subtle"
            question={t('takeBackQuestion')}
            confirm={t('takeBack')}
            onConfirm={() => void takeBack()}
          >
            {t('takeBack')}
          </ConfirmButton>
        ) : null}
      </div>
      <FormError>{error}</FormError>
      <article className={classes.paper}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.note}>
          {t('sharedBy', {
            name: by?.name ?? t('former'),
            period: sayPeriod(since, until, i18n.language),
          })}
        </p>
        {lines.length === 0 ? <p>{t('empty')}</p> : <SheetLines lines={lines} base={base} />}
      </article>
    </>
  );
}
