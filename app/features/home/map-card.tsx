import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormError } from '../../components/form-error.tsx';
import { useLocalized } from '../../components/localized.ts';
import { useForm } from '../../components/use-form.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import { useHere } from '../sync/index.ts';
import { CardMenu } from './card-menu.tsx';
import classes from './card.module.css';
import { NameForm } from './name-form.tsx';
import { MapThumbnail } from './map-thumbnail.tsx';
import { PeopleHere } from './people-here.tsx';
import type { Thumbnail } from './thumbnail.ts';
import type { MapEntry } from './types.ts';

interface MapCardProps {
  map: MapEntry;
  thumbnail: Thumbnail | null;
  /** Where it opens. */
  to: string;
  canEdit: boolean;
}

/** A map: what it looks like, the question it answers, how much of it lacks a source. */
export function MapCard({ map, thumbnail, to, canEdit }: MapCardProps) {
  const { t } = useTranslation(['home', 'common']);
  const say = useLocalized();
  const here = useHere(useWorkspace().workspace.id).filter(({ map: open }) => open === map.id);
  const [edit, setEdit] = useState<'rename' | 'duplicate' | null>(null);
  const form = useForm();
  const name = say(map.name);
  const question = say(map.focusQuestion);

  return (
    <li className={classes.card}>
      <div className={classes.thumbnail}>
        {thumbnail ? <MapThumbnail drawing={thumbnail} /> : t('maps.blank')}
      </div>
      <div className={classes.head}>
        {edit ? (
          <NameForm
            label={t('maps.name')}
            initial={edit === 'rename' ? name : t('maps.copyName', { name })}
            hidden={{ intent: edit, map: map.id }}
            submit={t(`common:actions.${edit}`)}
            onClose={() => setEdit(null)}
          />
        ) : (
          <>
            <h2 className={classes.name}>
              <Link to={to} className={classes.link} prefetch="intent">
                {name}
              </Link>
            </h2>
            {canEdit ? (
              <CardMenu
                label={t('maps.menu', { name })}
                onRename={() => setEdit('rename')}
                onDuplicate={() => setEdit('duplicate')}
                onDelete={() =>
                  void form.submit({ intent: 'delete', map: map.id }, { method: 'post' })
                }
              />
            ) : null}
          </>
        )}
      </div>
      <PeopleHere people={here} />
      {question ? <p className={classes.question}>{question}</p> : null}
      <FormError>{form.formError}</FormError>
      <p className={classes.foot}>
        <span>{t('maps.concepts', { count: map.concepts })}</span>
        <span>{t('maps.propositions', { count: map.propositions })}</span>
        {map.toSource > 0 ? (
          <span className={classes.toSource}>{t('maps.toSource', { count: map.toSource })}</span>
        ) : null}
      </p>
    </li>
  );
}
