import {
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NativeSelect,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import {
  EXCERPT_COLOURS,
  EXCERPT_LIMITS,
  tidyPasted,
  type ExcerptColour,
  type ExcerptFields,
} from '../../../domain/excerpts.ts';
import classes from './excerpts.module.css';
import type { CiteTarget } from './types.ts';

interface ExcerptFormProps {
  initial: ExcerptFields;
  /** CSL locator labels, the likeliest first. */
  locators: readonly string[];
  concepts: readonly CiteTarget[];
  nameOf: (target: CiteTarget) => string;
  saveLabel: string;
  error: string | undefined;
  onSave: (fields: ExcerptFields) => Promise<boolean>;
  onCancel?: () => void;
  /** What was typed here before this form was drawn anew; told at each change, null once it is saved. */
  begun?: ExcerptFields | null;
  onBegun?: (fields: ExcerptFields | null) => void;
}

/** A passage with its page; the rest waits behind "more" until it is wanted. What is refused stays typed. */
export function ExcerptForm(props: ExcerptFormProps) {
  const { initial, locators, concepts, nameOf, saveLabel, error, onSave, onCancel } = props;
  const { begun = null, onBegun } = props;
  const { t } = useTranslation(['excerpts', 'map']);
  const [fields, setFields] = useState(begun ?? initial);
  const [label, setLabel] = useState(initial.locator?.label ?? locators[0] ?? 'page');
  const [more, setMore] = useState(
    Boolean(initial.translation || initial.comment || initial.speaker || initial.tags.length),
  );
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<ExcerptFields>) => {
    const next = { ...fields, ...change };
    setFields(next);
    onBegun?.(next);
  };
  const save = async () => {
    setBusy(true);
    const saved = await onSave(fields);
    setBusy(false);
    if (!saved) return;
    setFields(initial);
    onBegun?.(null);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label={t('fields.quotation')}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={EXCERPT_LIMITS.quotation}
        value={fields.quotation}
        lang={fields.language || undefined}
        classNames={{ input: classes.serif }}
        onChange={(event) => set({ quotation: event.currentTarget.value })}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!pasted.includes('\n')) return;
          event.preventDefault();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          set({
            quotation:
              value.slice(0, selectionStart) + tidyPasted(pasted) + value.slice(selectionEnd),
          });
        }}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('fields.locator')}
          value={label}
          data={[...new Set([...locators, label])].map((value) => ({
            value,
            label: t([`map:locator.${value}`, 'map:locator.page']),
          }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setLabel(value);
            if (fields.locator) set({ locator: { ...fields.locator, label: value } });
          }}
        />
        <TextInput
          label={t('fields.locatorValue')}
          placeholder={t('fields.locatorHint')}
          maxLength={EXCERPT_LIMITS.locator}
          value={fields.locator?.value ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            set({ locator: value ? { label, value } : null });
          }}
        />
      </div>
      {more ? (
        <>
          <div className={classes.pair}>
            <TextInput
              label={t('fields.language')}
              placeholder="fr, en, de…"
              value={fields.language}
              maxLength={12}
              onChange={(event) => set({ language: event.currentTarget.value.trim() })}
            />
            <TextInput
              label={t('fields.speaker')}
              description={t('fields.speakerHint')}
              maxLength={EXCERPT_LIMITS.speaker}
              value={fields.speaker}
              onChange={(event) => set({ speaker: event.currentTarget.value })}
            />
          </div>
          <Textarea
            label={t('fields.translation')}
            description={t('fields.translationHint')}
            autosize
            minRows={2}
            maxLength={EXCERPT_LIMITS.translation}
            value={fields.translation}
            classNames={{ input: classes.serif }}
            onChange={(event) => set({ translation: event.currentTarget.value })}
          />
          <Textarea
            label={t('fields.comment')}
            autosize
            minRows={2}
            maxLength={EXCERPT_LIMITS.comment}
            value={fields.comment}
            onChange={(event) => set({ comment: event.currentTarget.value })}
          />
          <TagsInput
            label={t('fields.tags')}
            value={fields.tags}
            maxTags={EXCERPT_LIMITS.tags}
            onChange={(tags) => set({ tags })}
          />
          <MultiSelect
            label={t('fields.concepts')}
            data={concepts.map((target) => ({ value: target.id, label: nameOf(target) }))}
            searchable
            value={fields.concepts}
            onChange={(chosen) => set({ concepts: chosen })}
          />
          <Fieldset legend={t('fields.colour')} variant="unstyled">
            <div className={classes.colours}>
              {[null, ...EXCERPT_COLOURS].map((colour) => (
                <label key={colour ?? 'none'} data-colour={colour ?? undefined}>
                  <input
                    type="radio"
                    name="colour"
                    checked={fields.colour === colour}
                    onChange={() => set({ colour: colour as ExcerptColour | null })}
                  />
                  {t(`colours.${colour ?? 'none'}`)}
                </label>
              ))}
            </div>
          </Fieldset>
        </>
      ) : null}
      <FormError>{error}</FormError>
      <Group gap="xs">
        <Button type="submit" size="xs" loading={busy} disabled={fields.quotation.trim() === ''}>
          {saveLabel}
        </Button>
        {more ? null : (
          <Button size="xs" variant="subtle" onClick={() => setMore(true)}>
            {t('more')}
          </Button>
        )}
        {onCancel ? (
          <Button size="xs" variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </Group>
    </form>
  );
}
