import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { LiteratureSign } from '../../components/literature-sign.tsx';
import { useLocalized } from '../../components/localized.ts';
import { deleteTerm, renameTerm, reorderTerm } from '../../domain/graph/commands.ts';
import { termUses } from '../../domain/graph/queries.ts';
import { type Graph, type Language, LANGUAGES, type Term } from '../../domain/graph/types.ts';
import { SignPicker } from './sign-picker.tsx';
import { TermName } from './term-name.tsx';
import { useTermEdit } from './use-term-edit.ts';
import classes from './vocabularies.module.css';

interface TermLineProps {
  term: Term;
  graph: Graph;
  /** Of the same step, in their order, this one included. */
  siblings: readonly Term[];
  /** Ids of the columns' titles. */
  columns: Record<Language, string>;
  language: Language;
  canEdit: boolean;
}

/** A term in both languages, its sign, its place, and how much of the graph carries it. */
export function TermLine({ term, graph, siblings, columns, language, canEdit }: TermLineProps) {
  const { t } = useTranslation(['settings', 'common']);
  const say = useLocalized();
  const edit = useTermEdit();
  const [error, setError] = useState<string | null>(null);
  const name = say(term.label);
  const at = siblings.findIndex(({ id }) => id === term.id);
  const uses = termUses(graph, term.id);
  const count = uses.concepts.length + uses.propositions.length;
  const move = (after: string | null) =>
    setError(edit((doc) => reorderTerm(doc, { id: term.id, after })));

  return (
    <div className={classes.term} lang={language} data-signs={term.vocabulary === 'literature'}>
      {term.vocabulary === 'literature' ? (
        canEdit ? (
          <SignPicker term={term} name={name} />
        ) : (
          <LiteratureSign shape={term.shape} hue={term.hue} size={14} />
        )
      ) : null}
      {LANGUAGES.map((code) => (
        <TermName
          key={code}
          labelledBy={columns[code]}
          language={code}
          value={term.label[code] ?? ''}
          readOnly={!canEdit}
          onCommit={(text) =>
            edit((doc) => renameTerm(doc, { id: term.id, label: { [code]: text || null } }))
          }
        />
      ))}
      <span className={classes.uses}>{t('vocabularies.used', { count })}</span>
      {canEdit ? (
        <span className={classes.acts}>
          <ActionIcon
            variant="subtle"
            aria-label={t('vocabularies.up', { name })}
            disabled={at <= 0}
            onClick={() => move(siblings[at - 2]?.id ?? null)}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('vocabularies.down', { name })}
            disabled={at >= siblings.length - 1}
            onClick={() => move(siblings[at + 1]?.id ?? null)}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
          <ConfirmButton
            size="compact-sm"
            variant="subtle"
            label={t('vocabularies.delete', { name })}
            question={t('vocabularies.deleteQuestion', { name, count })}
            confirm={t('common:actions.delete')}
            onConfirm={() => setError(edit((doc) => deleteTerm(doc, { id: term.id })))}
          >
            {t('common:actions.delete')}
          </ConfirmButton>
        </span>
      ) : null}
      {error ? (
        <span role="alert" className={classes.error}>
          {error}
        </span>
      ) : null}
    </div>
  );
}
