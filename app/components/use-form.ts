import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import type { ErrorReport } from '../domain/errors.ts';

/** The words of a refusal in the reader's language; one without words of its own reads as unexpected. */
export function useErrorWords(): (error: ErrorReport) => string {
  const { t } = useTranslation('errors');
  return (error) => t([error.code, 'unexpected'], error.params);
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: ErrorReport };

interface FormOptions<T> {
  /** The field that a code is about, where the error does not name it itself. */
  fieldOf?: Record<string, string>;
  /** Every field that shows its own error; an error of none of them is the form's. */
  fields?: readonly string[];
  onDone?: (value: T) => void;
  /** Told of each refusal, which the form shows anyway. */
  onRefused?: (error: ErrorReport) => void;
}

/**
 * A form that stays on its page: what was typed stays in its fields when the action refuses, and the
 * refusal stands beside the field that caused it.
 */
export function useForm<T = unknown>({
  fieldOf = {},
  fields = [],
  onDone,
  onRefused,
}: FormOptions<T> = {}) {
  const fetcher = useFetcher<Outcome>();
  const say = useErrorWords();
  const outcome = fetcher.state === 'submitting' ? undefined : fetcher.data;
  const error = outcome && !outcome.ok ? outcome.error : null;
  const named = error ? (fieldOf[error.code] ?? String(error.params.field ?? '')) : '';
  const field = fields.includes(named) ? named : null;

  const done = useEffectEvent((value: T) => onDone?.(value));
  const refused = useEffectEvent((report: ErrorReport) => onRefused?.(report));
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return;
    if (fetcher.data.ok) done(fetcher.data.value as T);
    else refused(fetcher.data.error);
  }, [fetcher.state, fetcher.data]);

  // Where the page is long, a refusal at its top would go unseen.
  useEffect(() => {
    if (!field) return;
    document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"][aria-invalid]`)?.focus();
  }, [field, outcome]);

  return {
    Form: fetcher.Form,
    submit: fetcher.submit,
    busy: fetcher.state !== 'idle',
    succeeded: fetcher.state === 'idle' && fetcher.data?.ok === true,
    value: outcome?.ok ? (outcome.value as T) : null,
    errorOf: (name: string) => (error && field === name ? say(error) : undefined),
    formError: error && !field ? say(error) : undefined,
  };
}
