import { describe, expect, it } from 'vitest';
import { CSL_TYPES, NAME_VARIABLES, type CslItem } from '../../../bibliography/index.ts';
import en from '../../../app/domain/locales/en/work.ts';
import fr from '../../../app/domain/locales/fr/work.ts';
import { draftOf, fieldsOf, itemOf } from '../../../app/features/library/edit/draft.ts';

const item: CslItem = {
  id: 'w1',
  type: 'article-journal',
  title: 'The trainer, the verifier, the imitator',
  author: [{ family: 'de Gaulle', given: 'Charles' }],
  issued: { 'date-parts': [[2020, 1]] },
  'container-title': 'Big Data & Society',
  PMID: '123',
  custom: { 'translated-title': 'L’entraîneur' },
};

describe('a draft of a work', () => {
  it('changes nothing when nothing is changed', () => {
    expect(itemOf(draftOf(item, 'k'), item)).toEqual(item);
  });

  it('writes what was typed, as the field takes it', () => {
    const draft = draftOf(item, 'k');
    draft.texts.DOI = 'https://doi.org/10.1177/2053951720919776';
    draft.texts.issued = 'juin 2021';
    draft.texts['container-title'] = ' ';
    const edited = itemOf(draft, item);
    expect(edited.DOI).toBe('10.1177/2053951720919776');
    expect(edited.issued).toEqual({ 'date-parts': [[2021, 6]] });
    expect(edited).not.toHaveProperty('container-title');
    expect(edited.author).toEqual(item.author);
  });

  it('keeps every value when the type changes, and still shows it', () => {
    const draft = { ...draftOf(item, 'k'), type: 'legislation' as const };
    const { first, rest } = fieldsOf(draft);
    expect(itemOf(draft, item)).toEqual({ ...item, type: 'legislation' });
    expect([...first, ...rest]).toEqual(expect.arrayContaining(['PMID', 'author', 'jurisdiction']));
    expect(new Set([...first, ...rest]).size).toBe(first.length + rest.length);
  });
});

describe('the form of every type of CSL', () => {
  it.each(CSL_TYPES)(
    '%s: its title, who and when stand open, and each field has a name',
    (type) => {
      const { first, rest } = fieldsOf({ type, key: '', texts: {} });
      expect(first[0]).toBe('title');
      expect(first).toContain('issued');
      const who = [...NAME_VARIABLES, 'authority'];
      expect(first.filter((name) => (who as string[]).includes(name))).not.toEqual([]);
      const all = [...first, ...rest];
      expect(all).toHaveLength(new Set(all).size);
      for (const words of [fr, en]) {
        expect(all.filter((name) => !(name in words.field))).toEqual([]);
        expect(words.types[type]).toBeTruthy();
      }
    },
  );
});
