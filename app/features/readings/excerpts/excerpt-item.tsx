import { Badge, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormError } from '../../../components/form-error.tsx';
import { inLanguage } from '../../../domain/graph/sentence.ts';
import type { Language } from '../../../domain/graph/types.ts';
import { STANCES, type Stance } from '../../../domain/graph/types.ts';
import classes from './excerpts.module.css';
import type { CiteTarget, Excerpt } from './types.ts';

interface ExcerptItemProps {
  excerpt: Excerpt;
  targets: readonly CiteTarget[];
  nameOf: (target: CiteTarget) => string;
  language: Language;
  canEdit: boolean;
  base: string;
  error: string | undefined;
  onEdit: () => void;
  onDelete: () => void;
  onCite: (on: { kind: 'concept' | 'proposition'; id: string }, stance: Stance) => void;
}

/** A passage, where it is, what is said of it, and what it is evidence for. */
export function ExcerptItem(props: ExcerptItemProps) {
  const { excerpt, targets, nameOf, language, canEdit, base, error } = props;
  const { t } = useTranslation(['excerpts', 'map']);
  const [citing, setCiting] = useState(false);
  const { locator, translation, comment, speaker, tags, colour, uses } = excerpt;
  const concepts = targets.filter(({ id }) => excerpt.concepts.includes(id));
  return (
    <li className={classes.item} data-colour={colour ?? undefined}>
      <blockquote className={classes.quotation} lang={excerpt.language || undefined}>
        {excerpt.quotation}
      </blockquote>
      {translation ? (
        <p className={classes.translation}>
          {translation} <span>{t('ours')}</span>
        </p>
      ) : null}
      <p className={classes.detail}>
        {locator
          ? `${t([`map:locator.${locator.label}`, 'map:locator.page'])} ${locator.value}`
          : t('map:inspector.pageMissing')}
        {speaker ? ` · ${t('map:inspector.attributed', { name: speaker })}` : null}
        {excerpt.createdBy ? ` · ${excerpt.createdBy.name}` : null}
      </p>
      {comment ? <p className={classes.comment}>{comment}</p> : null}
      {tags.length + concepts.length > 0 ? (
        <p className={classes.tags}>
          {tags.map((tag) => (
            <Badge key={tag} variant="default" size="sm" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
          {concepts.map((concept) => (
            <em key={concept.id}>{nameOf(concept)}</em>
          ))}
        </p>
      ) : null}
      {uses.length > 0 ? (
        <ul className={classes.uses} aria-label={t('uses')}>
          {uses.map(({ evidenceId, target, label, number, maps, stance }) => {
            const words = `${number === null ? '' : `P${number} · `}${inLanguage(label, language) ?? ''}`;
            return (
              <li key={evidenceId}>
                {t(`map:stance.${stance}`)}
                {' · '}
                {maps[0] ? (
                  <Link to={`${base}/map/${maps[0].slug}?select=${target.id}`}>{words}</Link>
                ) : (
                  words
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      {canEdit ? (
        <div className={classes.acts}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => setCiting(!citing)}
            aria-expanded={citing}
          >
            {t('cite.button')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={props.onEdit}>
            {t('edit')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={props.onDelete}>
            {t('delete')}
          </Button>
        </div>
      ) : null}
      {citing ? (
        <CiteForm
          targets={targets}
          nameOf={nameOf}
          onCite={(on, stance) => {
            setCiting(false);
            props.onCite(on, stance);
          }}
        />
      ) : null}
      <FormError>{error}</FormError>
    </li>
  );
}

interface CiteFormProps {
  targets: readonly CiteTarget[];
  nameOf: (target: CiteTarget) => string;
  onCite: ExcerptItemProps['onCite'];
}

/** One choice makes the passage evidence: a definition's for a concept, for or against a proposition. */
function CiteForm({ targets, nameOf, onCite }: CiteFormProps) {
  const { t } = useTranslation(['excerpts', 'map']);
  const [stance, setStance] = useState<Stance | null>(null);
  const options = (kind: CiteTarget['kind']) =>
    targets
      .filter((target) => target.kind === kind)
      .map((target) => ({ value: `${kind}:${target.id}`, label: nameOf(target) }));
  return (
    <div className={classes.cite}>
      <Select
        size="xs"
        label={t('cite.stance')}
        placeholder={t('cite.stanceDefault')}
        data={STANCES.map((value) => ({ value, label: t(`map:stance.${value}`) }))}
        value={stance}
        clearable
        onChange={(value) => setStance(value as Stance | null)}
      />
      <Select
        size="xs"
        label={t('cite.target')}
        placeholder={t('cite.placeholder')}
        searchable
        autoFocus
        limit={60}
        nothingFoundMessage={t('cite.nothing')}
        data={[
          { group: t('cite.propositions'), items: options('proposition') },
          { group: t('cite.concepts'), items: options('concept') },
        ]}
        value={null}
        onChange={(value) => {
          if (!value) return;
          const [kind, id] = value.split(':') as [CiteTarget['kind'], string];
          onCite({ kind, id }, stance ?? (kind === 'concept' ? 'defines' : 'supports'));
        }}
      />
    </div>
  );
}
