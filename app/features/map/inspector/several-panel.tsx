import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { PanelHead, PanelSection, PropositionList } from './parts.tsx';

/** Several things at once: which they are, and what can be done with all of them. */
export function SeveralPanel({ setActivity, reveal }: PanelActs) {
  const { t } = useTranslation('map');
  const { graph, language, selection, canEdit } = useMap();
  const ids = [...selection.ids];
  const concepts = ids.flatMap((id) => graph.concepts[id] ?? []);
  const propositions = ids.flatMap((id) => graph.propositions[id] ?? []);
  return (
    <>
      <PanelHead kind={t('inspector.several')}>
        <h2 className={classes.statement}>{t('inspector.severalText', { count: ids.length })}</h2>
      </PanelHead>
      <PanelSection>
        <ul className={classes.sentences}>
          {concepts.map(({ id, label }) => (
            <li key={id}>
              <button type="button" className={classes.sentence} onClick={() => reveal(id)}>
                <span className="serif">{plainIn(label, language)}</span>
              </button>
            </li>
          ))}
        </ul>
        <PropositionList propositions={propositions} reveal={reveal} />
      </PanelSection>
      {canEdit ? (
        <div className={classes.actions} data-block>
          <Button size="xs" variant="default" onClick={() => setActivity({ kind: 'remove', ids })}>
            {t('inspector.remove')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
