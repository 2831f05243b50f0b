import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldInput, isCslType, type FieldName } from '../../../../bibliography/index.ts';
import { fieldsOf, type Draft } from './draft.ts';
import { fieldLabel } from './field-label.ts';
import { findType, typeChoices } from './type-choices.ts';
import { NamesRead } from './names-read.tsx';
import classes from './work-form.module.css';

interface WorkFormProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  errorOf: (field: string) => string | undefined;
  /** The key is made by the server where none is typed. */
  isNew: boolean;
}

/** A work's fields, those of its type that matter first. */
export function WorkForm({ draft, onChange, errorOf, isNew }: WorkFormProps) {
  const { t, i18n } = useTranslation('work');
  const { first, rest } = fieldsOf(draft);
  const filled = rest.filter((name) => draft.texts[name]).length;
  // How names are written is said once.
  const hinted = [...first, ...rest].find((name) => fieldInput(name) === 'names');
  const set = (name: FieldName, text: string) =>
    onChange({ ...draft, texts: { ...draft.texts, [name]: text } });
  const field = (name: FieldName) => (
    <Field
      key={name}
      name={name}
      label={fieldLabel(t, name, draft.type)}
      value={draft.texts[name] ?? ''}
      error={errorOf(name)}
      onChange={(text) => set(name, text)}
      hinted={name === hinted}
    />
  );
  return (
    <div className={classes.form}>
      <Select
        label={t('field.type')}
        allowDeselect={false}
        searchable
        // What is typed takes the place of the type that is there.
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        error={errorOf('type')}
        value={draft.type}
        onChange={(type) => isCslType(type) && onChange({ ...draft, type })}
        data={typeChoices(t, i18n.language)}
        filter={findType}
        selectFirstOptionOnChange
        maxDropdownHeight={320}
      />
      {first.map(field)}
      <TextInput
        label={t('field.key')}
        description={t(isNew ? 'form.keyNew' : 'form.keyHint')}
        error={errorOf('key')}
        value={draft.key}
        classNames={{ input: classes.key }}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onChange({ ...draft, key: event.currentTarget.value })}
      />
      <details className={classes.rest} open={rest.some((name) => errorOf(name)) || undefined}>
        <summary>{t('form.rest', { count: filled })}</summary>
        <div className={classes.form}>{rest.map(field)}</div>
      </details>
    </div>
  );
}

/** Two of these stand on one line. */
const SHORT: ReadonlySet<FieldName> = new Set<FieldName>([
  'volume',
  'issue',
  'page',
  'number',
  'edition',
  'version',
  'collection-number',
  'number-of-pages',
  'ISSN',
  'ISBN',
  'language',
  'original-date',
]);

interface FieldProps {
  name: FieldName;
  label: string;
  value: string;
  error: string | undefined;
  /** With how names are written. */
  hinted: boolean;
  onChange: (text: string) => void;
}

function Field({ name, label, value, error, hinted, onChange }: FieldProps) {
  const { t } = useTranslation('work');
  const input = fieldInput(name);
  const shared = {
    label,
    error,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (input === 'names') {
    return (
      <div>
        <Textarea
          {...shared}
          autosize
          minRows={1}
          maxRows={10}
          description={hinted ? t('form.namesHint') : undefined}
        />
        <NamesRead text={value} onChange={onChange} />
      </div>
    );
  }
  if (input === 'long-text') return <Textarea {...shared} autosize minRows={2} maxRows={12} />;
  if (name === 'title') {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={1}
        maxRows={6}
        classNames={{ input: classes.titleInput }}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      className={SHORT.has(name) ? classes.short : undefined}
      type={input === 'url' ? 'url' : 'text'}
      description={name === 'issued' ? t('form.dateHint') : undefined}
    />
  );
}
