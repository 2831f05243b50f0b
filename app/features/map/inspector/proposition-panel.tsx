import { Button, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { reverseProposition, setSentence, setStatus } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { LANGUAGES, type Proposition, type Status, STATUSES } from '../../../domain/graph/types.ts';
import { readiness } from '../../../domain/readings.ts';
import { Discussion } from '../../meetings/index.ts';
import { conceptName } from '../labels.ts';
import { LineSample } from '../legend.tsx';
import { useMap } from '../map-context.ts';
import { useSetPhrase } from '../use-set-phrase.ts';
import { SentenceText } from '../parts/sentence-text.tsx';
import { StanceCounts } from '../parts/stance-counts.tsx';
import { EditableText } from './editable-text.tsx';
import { Fold } from './fold.tsx';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { LineFields } from './line-fields.tsx';
import { MentionedIn } from './mentioned-in.tsx';
import { PanelHead, PanelSection } from './parts.tsx';
import { SourceList } from './source-list.tsx';

interface PropositionPanelProps extends PanelActs {
  proposition: Proposition;
}

/** A proposition: the sentence it reads as, what supports and contests it, and its fields. */
export function PropositionPanel({ proposition, reveal, setActivity }: PropositionPanelProps) {
  const { t } = useTranslation(['map', 'readings']);
  const { graph, language, canEdit, edit, sentenceOf, works } = useMap();
  const { id, number, status, evidence, from, to } = proposition;
  const sentence = sentenceOf(id);
  const setPhrases = useSetPhrase(id);
  const ready = readiness(proposition, (work) => works.get(work)?.state);
  return (
    <>
      <PanelHead
        kind={
          number === null
            ? t('inspector.proposition')
            : t('inspector.propositionNumber', { number: `P${number}` })
        }
      >
        <h2 className={classes.statement}>
          {sentence ? <SentenceText sentence={sentence} /> : null}
        </h2>
        {sentence && !sentence.pretends ? (
          <p className={classes.note}>{t('inspector.sentenceIncomplete')}</p>
        ) : null}
        <p className={classes.summary}>
          <span className={classes.status}>
            <LineSample status={status} />
            {t(`status.${status}`)}
          </span>
          <StanceCounts evidence={evidence} />
          {ready.sources > 0 ? (
            <span>
              {t(ready.read > 0 ? 'readings:ready.some' : 'readings:ready.none', {
                count: ready.sources,
                read: ready.read,
              })}
            </span>
          ) : null}
        </p>
      </PanelHead>
      <SourceList on={['proposition', id]} evidence={evidence} />
      <PanelSection>
        <Select
          label={t('inspector.status')}
          data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={status}
          allowDeselect={false}
          readOnly={!canEdit}
          onChange={(value) =>
            value && edit((doc) => setStatus(doc, { id, status: value as Status }))
          }
        />
        <Fold title={t('inspector.advanced')}>
          {LANGUAGES.map((code) => (
            <EditableText
              key={code}
              label={t('inspector.phrase', { language: t(`language.${code}`) })}
              lang={code}
              value={proposition.phrase.text[code] ?? ''}
              field={`phrase.${code}`}
              limit={LIMITS.phrase}
              disabled={!canEdit}
              onSave={(text) =>
                edit((doc) => setPhrases(doc, { text: { [code]: text }, term: null }), {
                  besideField: true,
                })
              }
            />
          ))}
          {LANGUAGES.map((code) => (
            <EditableText
              key={code}
              label={t('inspector.sentence', { language: t(`language.${code}`) })}
              description={t('inspector.sentenceHint')}
              lang={code}
              value={proposition.sentence[code] ?? ''}
              field={`sentence.${code}`}
              limit={LIMITS.sentence}
              disabled={!canEdit}
              onSave={(text) =>
                edit((doc) => setSentence(doc, { id, sentence: { [code]: text } }), {
                  besideField: true,
                })
              }
            />
          ))}
        </Fold>
        <p className={classes.ends}>
          {[from, to].map((concept, index) => (
            <span key={concept}>
              {index === 1 ? (
                <IconArrowRight size={14} className={classes.arrow} aria-hidden="true" />
              ) : null}
              <button type="button" className={classes.conceptLink} onClick={() => reveal(concept)}>
                {conceptName(graph, concept, language)}
              </button>
            </span>
          ))}
        </p>
        {canEdit ? (
          <div className={classes.actions}>
            <Button
              size="xs"
              variant="default"
              onClick={() => edit((doc) => reverseProposition(doc, { id }))}
            >
              {t('inspector.reverse')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => setActivity({ kind: 'remove', ids: [id] })}
            >
              {t('inspector.delete')}
            </Button>
          </div>
        ) : null}
      </PanelSection>
      {canEdit ? <LineFields ids={[id]} /> : null}
      <MentionedIn id={id} />
      <PanelSection>
        <Discussion target={{ kind: 'proposition', id }} />
      </PanelSection>
    </>
  );
}
