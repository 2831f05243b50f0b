import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ConceptFields as Fields, setConcept } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { byOrder } from '../../../domain/graph/order.ts';
import { type Concept, LANGUAGES, type VocabularyName } from '../../../domain/graph/types.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { EditableText } from './editable-text.tsx';

/** How a concept is named in each language, and where it stands in the vocabularies. */
export function ConceptFields({ concept }: { concept: Concept }) {
  const { t } = useTranslation('map');
  const { graph, language, edit } = useMap();
  const { id } = concept;
  const save = (fields: Fields) =>
    edit((doc) => setConcept(doc, { id, ...fields }), { besideField: true });
  const terms = (vocabulary: VocabularyName) =>
    Object.values(graph.terms)
      .filter((term) => term.vocabulary === vocabulary)
      .sort(byOrder)
      .map((term) => {
        const parent = term.parent === null ? undefined : graph.terms[term.parent];
        const label = plainIn(term.label, language);
        return {
          value: term.id,
          label: parent ? `${plainIn(parent.label, language)} › ${label}` : label,
        };
      });
  return (
    <>
      {LANGUAGES.map((code) => (
        <EditableText
          key={code}
          label={t('inspector.labelIn', { language: t(`language.${code}`) })}
          lang={code}
          value={concept.label[code] ?? ''}
          field={`label.${code}`}
          limit={LIMITS.label}
          disabled={false}
          onSave={(text) => save({ label: { [code]: text } })}
        />
      ))}
      {LANGUAGES.map((code) => (
        <EditableText
          key={code}
          label={t('inspector.formIn', { language: t(`language.${code}`) })}
          description={t('inspector.formHint')}
          lang={code}
          value={concept.form[code] ?? ''}
          field={`form.${code}`}
          limit={LIMITS.form}
          disabled={false}
          onSave={(text) => save({ form: { [code]: text } })}
        />
      ))}
      <Select
        label={t('inspector.kind')}
        placeholder={t('inspector.noKind')}
        data={terms('kind')}
        value={concept.kind}
        clearable
        onChange={(kind) => save({ kind })}
      />
      <MultiSelect
        label={t('inspector.literatures')}
        data={terms('literature')}
        value={concept.literatures}
        onChange={(literatures) => save({ literatures })}
      />
      <MultiSelect
        label={t('inspector.levels')}
        data={terms('level')}
        value={concept.levels}
        searchable
        onChange={(levels) => save({ levels })}
      />
      <Checkbox
        label={t('inspector.fieldSite')}
        checked={concept.fieldSite}
        onChange={(event) => save({ fieldSite: event.currentTarget.checked })}
      />
    </>
  );
}
