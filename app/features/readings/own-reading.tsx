import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { post } from '../../components/post.ts';
import { useErrorWords } from '../../components/use-form.ts';
import { useRevalidator } from 'react-router';
import {
  PRIORITIES,
  READING_LIMITS,
  READING_STATES,
  type Reading,
  type ReadingState,
} from '../../domain/readings.ts';
import classes from './own-reading.module.css';
import { ReadingSign } from './reading-sign.tsx';
import type { ReadingChange } from './use-readings.ts';

interface OwnReadingProps {
  work: string;
  reading: Reading;
  /** Of the members who share theirs. */
  others: readonly {
    person: { id: string; name: string };
    status: ReadingState;
    verdict: string;
  }[];
  /** Who reads this page. */
  userName: string;
  base: string;
}

/** One's own reading of a work: nobody else's business until one says so, and sees what will be said. */
export function OwnReading({ work, reading: loaded, others, userName, base }: OwnReadingProps) {
  const { t } = useTranslation(['readings', 'library']);
  const say = useErrorWords();
  const { revalidate } = useRevalidator();
  const [held, setHeld] = useState({ of: loaded, reading: loaded });
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string>();
  const reading = held.of === loaded ? held.reading : loaded;

  const save = async (change: ReadingChange) => {
    setHeld({ of: loaded, reading: { ...reading, ...change } });
    setError(undefined);
    const act = { act: 'set', works: [work], change };
    const answer = await post<Record<string, Reading>>(`${base}/readings/act`, act);
    if (answer.ok) void revalidate();
    else {
      setHeld({ of: loaded, reading });
      setError(say(answer.error));
    }
  };
  const { status, priority, progress, shared } = reading;
  const setProgress = (change: Partial<NonNullable<Reading['progress']>>) => {
    const next = { unit: 'page' as const, at: 0, of: null, ...progress, ...change };
    void save({ progress: next.at === 0 && next.of === null ? null : next });
  };

  return (
    <div className={classes.reading}>
      <SegmentedControl
        fullWidth
        size="xs"
        orientation="horizontal"
        aria-label={t('fields.status')}
        value={status ?? 'none'}
        onChange={(value) =>
          void save({ status: READING_STATES.find((known) => known === value) ?? null })
        }
        data={['none' as const, ...READING_STATES].map((state) => ({
          value: state,
          label: state === 'none' ? t('fields.none') : <ReadingSign status={state} />,
        }))}
        className={classes.states}
      />
      <div className={classes.grid}>
        <NativeSelect
          size="xs"
          label={t('fields.priority')}
          value={priority === null ? '' : String(priority)}
          data={[
            { value: '', label: t('priority.none') },
            ...PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void save({ priority: PRIORITIES.find((one) => String(one) === value) ?? null });
          }}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('fields.due')}
          value={reading.due ?? ''}
          onChange={(event) => void save({ due: event.currentTarget.value || null })}
        />
        <NumberInput
          key={`at-${progress?.at ?? ''}`}
          size="xs"
          label={t('fields.at')}
          min={0}
          max={READING_LIMITS.pages}
          allowDecimal={false}
          hideControls
          defaultValue={progress?.at ?? ''}
          onBlur={(event) => {
            const at = Number(event.currentTarget.value);
            if (at !== (progress?.at ?? 0)) setProgress({ at });
          }}
        />
        <NumberInput
          key={`of-${progress?.of ?? ''}`}
          size="xs"
          label={t('fields.of')}
          min={1}
          max={READING_LIMITS.pages}
          allowDecimal={false}
          hideControls
          defaultValue={progress?.of ?? ''}
          onBlur={(event) => {
            const of = Number(event.currentTarget.value) || null;
            if (of !== (progress?.of ?? null)) setProgress({ of });
          }}
        />
        <NativeSelect
          size="xs"
          label={t('fields.unit')}
          value={progress?.unit ?? 'page'}
          data={[
            { value: 'page', label: t('fields.page') },
            { value: 'chapter', label: t('fields.chapter') },
          ]}
          onChange={(event) =>
            setProgress({ unit: event.currentTarget.value === 'chapter' ? 'chapter' : 'page' })
          }
        />
      </div>
      <TagsInput
        size="xs"
        label={t('fields.tags')}
        description={t('fields.tagsHint')}
        value={reading.tags}
        maxTags={READING_LIMITS.tags}
        onChange={(tags) =>
          void save({ tags: tags.map((tag) => tag.slice(0, READING_LIMITS.tag)) })
        }
      />
      <TextInput
        key={reading.verdict}
        size="xs"
        label={t('fields.verdict')}
        defaultValue={reading.verdict}
        maxLength={READING_LIMITS.verdict}
        classNames={{ input: classes.verdict }}
        onBlur={(event) => {
          const verdict = event.currentTarget.value.trim();
          if (verdict !== reading.verdict) void save({ verdict });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <FormError>{error}</FormError>
      <div className={classes.privacy}>
        <Switch
          size="xs"
          checked={shared || asking}
          onChange={() => (shared ? void save({ shared: false }) : setAsking(!asking))}
          label={t('share.label')}
        />
        <span>{t(shared ? 'share.shared' : 'share.private')}</span>
      </div>
      {asking && !shared ? (
        <div className={classes.preview}>
          <p>{t('share.willBeSeen')}</p>
          <Shared name={userName} status={status} verdict={reading.verdict} />
          <Group gap="xs">
            <Button
              size="xs"
              onClick={() => {
                setAsking(false);
                void save({ shared: true });
              }}
            >
              {t('share.confirm')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
              {t('share.keep')}
            </Button>
          </Group>
        </div>
      ) : null}
      {others.length > 0 ? (
        <ul className={classes.others}>
          {others.map(({ person, status: theirs, verdict }) => (
            <li key={person.id}>
              <Shared name={person.name} status={theirs} verdict={verdict} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface SharedProps {
  name: string;
  status: ReadingState | null;
  verdict: string;
}

function Shared({ name, status, verdict }: SharedProps) {
  return (
    <p className={classes.line}>
      <strong>{name}</strong> <ReadingSign status={status} />
      {verdict ? <q>{verdict}</q> : null}
    </p>
  );
}
