import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addConcept, linkConcepts, placeConcepts } from '../../domain/graph/commands.ts';
import { LIMITS } from '../../domain/graph/limits.ts';
import { folded } from '../../domain/graph/queries.ts';
import type { Concept } from '../../domain/graph/types.ts';
import { besideOf, freePlace } from '../../domain/scene/index.ts';
import { plainIn } from './labels.ts';
import { useMap } from './map-context.ts';
import classes from './outline.module.css';
import { phraseTerm } from './suggestions.ts';

const SIZE = { width: 184, height: 74 };

/** The concept of this name, in any language or under any alias. */
const named = (concepts: Record<string, Concept>, name: string): Concept | undefined =>
  Object.values(concepts).find(({ label, aliases }) =>
    [...Object.values(label), ...aliases].some((known) => folded(known) === folded(name)),
  );

/**
 * Puts the concept of this name on the map, made where there is none; beside another, or under all
 * that stands there. Runs inside the caller's command.
 */
function useConceptNamed() {
  const { graph, map, language, scene } = useMap();
  return (doc: Parameters<typeof addConcept>[0], name: string, beside: string | null): string => {
    const from = scene.cards.find(({ id }) => id === beside);
    const { x, y, width, height } = scene.bounds;
    const wished: [number, number] = from
      ? besideOf(from, SIZE)
      : [x + width / 2, y + height + SIZE.height];
    const at = freePlace(SIZE, wished, scene.cards);
    const known = named(graph.concepts, name);
    if (!known) {
      return addConcept(doc, { label: { [language]: name }, on: { map: map.id, at } });
    }
    if (!map.places[known.id]) {
      placeConcepts(doc, { map: map.id, places: { [known.id]: at } });
    }
    return known.id;
  };
}

/** What is said beside a field whose text is too long to be taken: it stays there, whole. */
function useTooLong() {
  const { t } = useTranslation('map');
  return (text: string, max: number): string | null =>
    text.length > max ? t('rename.tooLong', { count: text.length, max }) : null;
}

/** Adds a concept to the map by its name alone. */
export function OutlineAdd() {
  const { t } = useTranslation('map');
  const { edit, selection } = useMap();
  const conceptNamed = useConceptNamed();
  const [name, setName] = useState('');
  const tooLong = useTooLong()(name, LIMITS.label);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || tooLong) return;
    const made = edit((doc) => conceptNamed(doc, name.trim(), null));
    if (!made.ok) return;
    selection.select(made.value);
    setName('');
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('outline.add')}
        placeholder={t('draft.placeholder')}
        size="xs"
        dir="auto"
        value={name}
        error={tooLong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default">
        {t('outline.addButton')}
      </Button>
    </form>
  );
}

/** Links a concept to another by a phrase: the whole proposition in two fields. */
export function OutlineLink({ from }: { from: Concept }) {
  const { t } = useTranslation('map');
  const { graph, map, language, edit } = useMap();
  const conceptNamed = useConceptNamed();
  const tooLong = useTooLong();
  const [phrase, setPhrase] = useState('');
  const [target, setTarget] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const names = [
    ...new Set(
      Object.values(graph.concepts)
        .filter(({ id }) => id !== from.id)
        .sort((a, b) => Number(b.id in map.places) - Number(a.id in map.places))
        .map(({ label }) => plainIn(label, language)),
    ),
  ];
  const phrases = [
    ...new Set(
      Object.values(graph.terms)
        .filter(({ vocabulary }) => vocabulary === 'phrase')
        .map(({ label }) => plainIn(label, language)),
    ),
  ];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (phrase.trim() === '' || target.trim() === '') return;
    if (tooLong(phrase, LIMITS.phrase) || tooLong(target, LIMITS.label)) return;
    const term = phraseTerm(graph, phrase, language);
    const made = edit((doc) =>
      linkConcepts(doc, {
        from: from.id,
        to: conceptNamed(doc, target.trim(), from.id),
        phrase: term
          ? { text: term.label, term: term.id }
          : { text: { [language]: phrase.trim() } },
      }),
    );
    if (!made.ok) return;
    setPhrase('');
    setTarget('');
    first.current?.focus();
  };
  return (
    <form
      className={classes.form}
      aria-label={t('outline.linkFrom', { from: plainIn(from.label, language) })}
      onSubmit={submit}
    >
      <Autocomplete
        ref={first}
        label={t('link.phrase')}
        placeholder={t('link.placeholder')}
        size="xs"
        data={phrases}
        limit={6}
        dir="auto"
        value={phrase}
        error={tooLong(phrase, LIMITS.phrase)}
        onChange={setPhrase}
      />
      <Autocomplete
        label={t('link.target')}
        placeholder={t('outline.targetHint')}
        size="xs"
        data={names}
        limit={8}
        dir="auto"
        value={target}
        error={tooLong(target, LIMITS.label)}
        onChange={setTarget}
      />
      <Button type="submit" size="xs" variant="default">
        {t('link.confirm')}
      </Button>
    </form>
  );
}
