import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { findIdentifiers } from '../../../../bibliography/index.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import classes from './look-up.module.css';
import { useLookUps, type LookUpLine } from './use-look-ups.ts';

interface LookUpProps {
  /** "/p/SLUG" */
  base: string;
  onAdded: (key: string) => void;
}

/** One field for an identifier, a link, a citation that contains one, or a list of them. */
export function LookUp({ base, onAdded }: LookUpProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const { state } = useLocation();
  const [text, setText] = useState(() => pastedIn(state));
  const asks = useLookUps(base);
  const [error, setError] = useState<string>();

  const start = async () => {
    if (text.trim() === '') return;
    const found = findIdentifiers(text);
    setError(undefined);
    // A single one may be refused beside its field; the server sees the text itself.
    const done = await asks.start(found.length > 1 ? found.map(({ id }) => id) : [text]);
    const [only] = done;
    if (done.length !== 1 || !only) return;
    if (only.state === 'added' && only.key !== null) onAdded(only.key);
    if (only.refused) setError(say(only.refused));
  };

  const { lines, busy, stopped } = asks;
  const shown = lines.length > 1 || lines.some(({ key }) => key !== null) ? lines : [];
  return (
    <div className={classes.lookUp}>
      <form
        className={classes.line}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <Textarea
          name="identifier"
          className={classes.field}
          label={t('lookup.label')}
          description={t('lookup.hint')}
          placeholder={t('lookup.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          // A list is pasted; who types one identifier expects Enter to look it up.
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void start();
          }}
          autosize
          minRows={1}
          maxRows={8}
          error={error}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('lookup.button')}
        </Button>
      </form>
      {shown.length > 0 ? (
        <>
          <ul className={classes.lines} aria-label={t('lookup.lines')}>
            {shown.map((line) => (
              <Line key={line.identifier} line={line} base={base} />
            ))}
          </ul>
          <p role="status" className={classes.answer}>
            {summary(shown)
              .map(([outcome, count]) => t(`lookup.count.${outcome}`, { count }))
              .join(' · ')}
          </p>
        </>
      ) : null}
      {stopped ? (
        <p role="alert" className={classes.answer}>
          {say(stopped)}{' '}
          {lines.length > 1 ? (
            <Button size="compact-sm" variant="default" onClick={() => void asks.goOn()}>
              {t('lookup.goOn')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

function Line({ line, base }: { line: LookUpLine; base: string }) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const { identifier, state, key, refused } = line;
  return (
    <li className={classes.one} data-state={state}>
      <code className={classes.identifier}>{identifier}</code>
      <span className={classes.state}>
        {refused ? say(refused) : t(`lookup.state.${state}`)}{' '}
        {key === null ? null : (
          <Link to={`${base}/library/${encodeURIComponent(key)}`}>{t('lookup.open', { key })}</Link>
        )}
      </span>
    </li>
  );
}

/** How many of each outcome, those that there are. */
function summary(lines: readonly LookUpLine[]) {
  return (['added', 'known', 'pending', 'refused', 'waiting'] as const)
    .map((outcome) => [outcome, lines.filter(({ state }) => state === outcome).length] as const)
    .filter(([, count]) => count > 0);
}

/** What was pasted on another page comes with the way here. */
function pastedIn(state: unknown): string {
  const held = typeof state === 'object' && state !== null && 'find' in state ? state.find : '';
  return typeof held === 'string' ? held : '';
}
