import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { graphLanguage } from '../../components/localized.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import { byOrder } from '../../domain/graph/order.ts';
import type { Graph, Term, VocabularyName } from '../../domain/graph/types.ts';
import { NewTerm } from './new-term.tsx';
import { TermLine } from './term-line.tsx';
import classes from './vocabularies.module.css';

interface TermListProps {
  vocabulary: VocabularyName;
  graph: Graph;
}

/** One vocabulary in its order; a level's second step stands under its first. */
export function TermList({ vocabulary, graph }: TermListProps) {
  const { t, i18n } = useTranslation('settings');
  const { workspace } = useWorkspace();
  const french = useId();
  const english = useId();
  const terms = Object.values(graph.terms)
    .filter((term) => term.vocabulary === vocabulary)
    .sort(byOrder);
  const under = (parent: string | null) => terms.filter((term) => term.parent === parent);
  // A second step whose first was deleted is shown with the first ones, so that nothing hides.
  const first = terms.filter(({ parent }) => parent === null || !graph.terms[parent]);
  const canEdit = workspace.abilities.editGraph;
  const line = (term: Term, siblings: Term[]) => (
    <TermLine
      key={term.id}
      term={term}
      graph={graph}
      siblings={siblings}
      columns={{ fr: french, en: english }}
      language={graphLanguage(i18n.language)}
      canEdit={canEdit}
    />
  );

  return (
    <div className={classes.vocabulary}>
      <p className={classes.lead}>{t(`vocabularies.text.${vocabulary}`)}</p>
      {canEdit ? null : <p className={classes.lead}>{t('vocabularies.readOnly')}</p>}
      {terms.length === 0 ? (
        <p className={classes.lead}>{t('vocabularies.none')}</p>
      ) : (
        <div className={classes.columns} data-signs={vocabulary === 'literature'}>
          <span id={french}>{t('vocabularies.french')}</span>
          <span id={english}>{t('vocabularies.english')}</span>
        </div>
      )}
      <ul className={classes.terms}>
        {first.map((term) => (
          <li key={term.id}>
            {line(term, first)}
            {vocabulary === 'level' ? (
              <div className={classes.second}>
                {under(term.id).map((child) => line(child, under(term.id)))}
                {canEdit ? <NewTerm vocabulary="level" parent={term} /> : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? <NewTerm vocabulary={vocabulary} parent={null} /> : null}
    </div>
  );
}
