import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphLanguage, useLocalized } from '../../components/localized.ts';
import { addTerm } from '../../domain/graph/commands.ts';
import { HUES, SHAPES, type Term, type VocabularyName } from '../../domain/graph/types.ts';
import { useGraph } from '../sync/index.ts';
import { AddButton } from './add-button.tsx';
import { useTermEdit } from './use-term-edit.ts';
import classes from './vocabularies.module.css';

interface NewTermProps {
  vocabulary: VocabularyName;
  /** The first step under which a level is added. */
  parent: Term | null;
}

/** A new term, in the language one reads; its other language stands empty beside it until it is given. */
export function NewTerm({ vocabulary, parent }: NewTermProps) {
  const { t, i18n } = useTranslation(['settings', 'common']);
  const say = useLocalized();
  const edit = useTermEdit();
  const sign = useFreeSign();
  const [opened, setOpened] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const label = parent
    ? t('vocabularies.add.step', { name: say(parent.label) })
    : t(`vocabularies.add.${vocabulary}`);
  if (!opened) return <AddButton label={label} onClick={() => setOpened(true)} />;

  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('label')).trim();
    const refusal = edit((doc) =>
      addTerm(doc, {
        vocabulary,
        label: { [graphLanguage(i18n.language)]: text },
        parent: parent?.id ?? null,
        ...(vocabulary === 'literature' ? sign : {}),
      }),
    );
    setError(refusal);
    if (refusal === null) form.reset();
  };
  return (
    <form onSubmit={add} className={classes.newTerm}>
      <TextInput
        label={label}
        name="label"
        autoFocus
        autoComplete="off"
        error={error}
        onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
      />
      <Button type="submit" variant="default">
        {t('common:actions.add')}
      </Button>
      <Button variant="subtle" onClick={() => setOpened(false)}>
        {t('common:actions.close')}
      </Button>
    </form>
  );
}

/** A shape and a hue that no literature has yet, as long as there is one. */
function useFreeSign() {
  const literatures = Object.values(useGraph().terms).filter(
    ({ vocabulary }) => vocabulary === 'literature',
  );
  return {
    shape: SHAPES.find((shape) => literatures.every((term) => term.shape !== shape)) ?? 'circle',
    hue: HUES.find((hue) => literatures.every((term) => term.hue !== hue)) ?? 'grey',
  };
}
