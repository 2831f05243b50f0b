import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRevalidator } from 'react-router';
import { Notice } from '../../../components/notice.tsx';
import { post, type Answer } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { NO_EXCERPT, type ExcerptFields } from '../../../domain/excerpts.ts';
import { inLanguage } from '../../../domain/graph/sentence.ts';
import { withoutEmphasis } from '../../../domain/graph/emphasis.ts';
import type { Language, Stance } from '../../../domain/graph/types.ts';
import { begunAt, keepBegun } from './begun.ts';
import { ExcerptForm } from './excerpt-form.tsx';
import { ExcerptItem } from './excerpt-item.tsx';
import classes from './excerpts.module.css';
import { StaleExcerpt } from './stale-excerpt.tsx';
import type { CiteTarget, Excerpt } from './types.ts';

interface ExcerptsProps {
  work: string;
  excerpts: readonly Excerpt[];
  targets: readonly CiteTarget[];
  locators: readonly string[];
  language: Language;
  canEdit: boolean;
  base: string;
}

type Update =
  { saved: true; excerpt: Excerpt } | { saved: false; theirs: Excerpt; mine: ExcerptFields };

/** The passages of one work: written or pasted here, and made evidence in one gesture. */
export function Excerpts(props: ExcerptsProps) {
  const { work, excerpts: loaded, targets, locators, language, canEdit, base } = props;
  const { t } = useTranslation(['excerpts', 'map']);
  const say = useErrorWords();
  const { revalidate } = useRevalidator();
  const { pathname } = useLocation();
  // The version that was read when the edit began: what others save meanwhile reaches this page.
  const [editing, setEditing] = useState<{ id: string; version: number } | null>(null);
  const [failed, setFailed] = useState<{ id: string | null; words: string } | null>(null);
  const [stale, setStale] = useState<{ theirs: Excerpt; mine: ExcerptFields } | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const sayLocator = (locator: ExcerptFields['locator']) =>
    locator ? `${t([`map:locator.${locator.label}`, 'map:locator.page'])} ${locator.value}` : '';
  const concepts = targets.filter(({ kind }) => kind === 'concept');
  const nameOf = ({ label, number }: CiteTarget) =>
    `${number === null ? '' : `P${number} · `}${withoutEmphasis(inLanguage(label, language) ?? '')}`;

  async function act<T>(id: string | null, what: object): Promise<Answer<T>> {
    setFailed(null);
    const answer = await post<T>(`${base}/readings/act`, what);
    if (answer.ok) await revalidate();
    else setFailed({ id, words: say(answer.error) });
    return answer;
  }
  const add = async (fields: ExcerptFields) =>
    (await act(null, { act: 'add-excerpt', work, fields })).ok;
  const update = async (id: string, version: number, fields: ExcerptFields) => {
    const answer = await act<Update>(id, { act: 'update-excerpt', id, version, fields });
    if (!answer.ok) return false;
    if (answer.value.saved) {
      setEditing(null);
      setStale(null);
    } else setStale(answer.value);
    return answer.value.saved;
  };
  const setDeleted = async (id: string, deleted: boolean) => {
    const answer = await act(id, { act: 'delete-excerpt', id, deleted });
    if (answer.ok) setGone(deleted ? id : null);
  };
  const cite = (id: string, on: { kind: string; id: string }, stance: Stance) =>
    void act(id, { act: 'cite-excerpt', id, on, stance });
  const errorOf = (id: string | null) => (failed?.id === id ? failed.words : undefined);

  return (
    <div className={classes.excerpts}>
      {canEdit ? (
        <ExcerptForm
          initial={NO_EXCERPT}
          locators={locators}
          concepts={concepts}
          nameOf={nameOf}
          saveLabel={t('add')}
          error={errorOf(null)}
          onSave={add}
          begun={begunAt(pathname)}
          onBegun={(fields) => keepBegun(pathname, fields)}
        />
      ) : null}
      {gone ? (
        <Notice title={t('deleted')}>
          <Button size="xs" variant="default" onClick={() => void setDeleted(gone, false)}>
            {t('restore')}
          </Button>
        </Notice>
      ) : null}
      {loaded.length === 0 ? <p className={classes.none}>{t('none')}</p> : null}
      <ul className={classes.list}>
        {loaded.map((excerpt) =>
          editing?.id === excerpt.id ? (
            <li key={excerpt.id} className={classes.item}>
              {stale ? (
                <StaleExcerpt
                  {...stale}
                  sayLocator={sayLocator}
                  onMine={() => void update(excerpt.id, stale.theirs.version, stale.mine)}
                  onTheirs={() => {
                    setStale(null);
                    setEditing(null);
                    void revalidate();
                  }}
                />
              ) : null}
              <ExcerptForm
                initial={excerpt}
                locators={locators}
                concepts={concepts}
                nameOf={nameOf}
                saveLabel={t('save')}
                error={errorOf(excerpt.id)}
                onSave={(fields) =>
                  update(excerpt.id, stale?.theirs.version ?? editing.version, pick(fields))
                }
                onCancel={() => {
                  setEditing(null);
                  setStale(null);
                }}
              />
            </li>
          ) : (
            <ExcerptItem
              key={excerpt.id}
              excerpt={excerpt}
              targets={targets}
              nameOf={nameOf}
              language={language}
              canEdit={canEdit}
              base={base}
              error={errorOf(excerpt.id)}
              onEdit={() => setEditing({ id: excerpt.id, version: excerpt.version })}
              onDelete={() => void setDeleted(excerpt.id, true)}
              onCite={(on, stance) => cite(excerpt.id, on, stance)}
            />
          ),
        )}
      </ul>
    </div>
  );
}

/** A form begun from an excerpt holds its other parts too: only the fields are sent. */
function pick(fields: ExcerptFields): ExcerptFields {
  const { quotation, language, translation, locator, comment, speaker, tags, concepts, colour } =
    fields;
  return { quotation, language, translation, locator, comment, speaker, tags, concepts, colour };
}
