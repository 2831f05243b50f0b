import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, useRevalidator } from 'react-router';
import { FormError } from '../../../components/form-error.tsx';
import { dayFormat } from '../../../components/intl.ts';
import { useHydrated } from '../../../components/moment.tsx';
import { Section } from '../../../components/page.tsx';
import { post } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { SHEET_LIMITS, type SheetLine, type SheetPeriod } from '../../../domain/meeting-sheet.ts';
import { SharedSheets, type SheetListed } from './shared-sheets.tsx';
import { SheetLines } from './sheet-lines.tsx';
import classes from './sheet.module.css';

interface MeetingScreenProps extends SheetPeriod {
  /** All that could be shown of the period; seen here by its owner alone. */
  lines: SheetLine[];
  shared: SheetListed[];
  userId: string;
  base: string;
}

/** What a member shows for a meeting: seen and ticked here first, then shared, printed or sent. */
export function MeetingScreen(props: MeetingScreenProps) {
  const { since, until, lines, shared, userId, base } = props;
  const { t, i18n } = useTranslation('sheets');
  const say = useErrorWords();
  const hydrated = useHydrated();
  const { revalidate } = useRevalidator();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState(
    t('nameDefault', { date: dayFormat(i18n.language, 'long').format(new Date(until)) }),
  );
  const [error, setError] = useState<string>();
  const chosen = lines.filter(({ id }) => !without.has(id)).map(({ id }) => id);
  const choice = { title, since, until, lines: chosen };

  const share = async () => {
    const answer = await post(`${base}/readings/act`, { act: 'share-sheet', ...choice });
    setError(answer.ok ? undefined : say(answer.error));
    if (answer.ok) await revalidate();
  };
  const tick = (id: string, ticked: boolean) =>
    setWithout((before) => {
      const next = new Set(before);
      if (ticked) next.delete(id);
      else next.add(id);
      return next;
    });

  return (
    <>
      <Section title={t('title')} text={t('lead')}>
        <Form method="get" className={classes.period} key={`${since} ${until}`}>
          <TextInput type="date" name="since" label={t('since')} defaultValue={since} />
          <TextInput type="date" name="until" label={t('until')} defaultValue={until} />
          <Button type="submit" variant="default">
            {t('show')}
          </Button>
        </Form>
        {lines.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : (
          <>
            <p className={classes.note}>
              {t('willBeSeen')} {t('restricted')}
            </p>
            <div className={classes.paper}>
              <TextInput
                label={t('name')}
                value={title}
                disabled={!hydrated}
                maxLength={SHEET_LIMITS.title}
                onChange={(event) => setTitle(event.currentTarget.value)}
              />
              <SheetLines lines={lines} base={base} choice={{ without, onTick: tick }} />
            </div>
            <FormError>{error}</FormError>
            <div className={classes.acts}>
              <Button
                disabled={!hydrated || chosen.length === 0 || title.trim() === ''}
                onClick={() => void share()}
              >
                {t('share')}
              </Button>
              <span role="status">{t('shareCount', { count: chosen.length })}</span>
              <form method="post" action={`${base}/readings/file`} className={classes.files}>
                <input type="hidden" name="choice" value={JSON.stringify(choice)} />
                <span>{t('files')}</span>
                <Button type="submit" size="xs" variant="default" name="format" value="docx">
                  {t('word')}
                </Button>
                <Button type="submit" size="xs" variant="default" name="format" value="markdown">
                  {t('markdown')}
                </Button>
              </form>
            </div>
          </>
        )}
      </Section>
      <Section title={t('sharedList')}>
        <SharedSheets sheets={shared} userId={userId} base={base} />
      </Section>
    </>
  );
}
