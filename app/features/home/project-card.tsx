import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { can } from '../../domain/roles.ts';
import { useHere } from '../sync/index.ts';
import { CardMenu } from './card-menu.tsx';
import classes from './card.module.css';
import { NameForm } from './name-form.tsx';
import { PeopleHere } from './people-here.tsx';
import type { ProjectWithCounts } from './types.ts';
import { Visited } from './visited.tsx';

/** A project: what is in it, and what the others did since one was last there. */
export function ProjectCard({ project }: { project: ProjectWithCounts }) {
  const { t } = useTranslation(['home', 'common']);
  const [edit, setEdit] = useState<'rename' | 'duplicate' | null>(null);
  const form = useForm();
  const here = useHere(project.id);
  const manages = can(project.role, 'manageWorkspace');
  const news = project.lastVisitAt !== null && project.changesSinceVisit > 0;

  return (
    <li className={classes.card}>
      <div className={classes.head}>
        {edit ? (
          <NameForm
            label={t('card.name')}
            initial={edit === 'rename' ? project.name : t('card.copyName', { name: project.name })}
            hidden={{ intent: edit, ref: project.id }}
            submit={t(`common:actions.${edit}`)}
            onClose={() => setEdit(null)}
          />
        ) : (
          <>
            <h2 className={classes.name}>
              <Link to={`/p/${project.slug}`} className={classes.link} prefetch="intent">
                {project.name}
              </Link>
            </h2>
            <CardMenu
              label={t('card.menu', { name: project.name })}
              onRename={manages ? () => setEdit('rename') : undefined}
              onDuplicate={() => setEdit('duplicate')}
              onDelete={
                manages
                  ? () =>
                      void form.submit({ intent: 'delete', ref: project.id }, { method: 'post' })
                  : undefined
              }
            />
          </>
        )}
      </div>
      <p className={classes.facts}>
        <span>{t('card.maps', { count: project.maps })}</span>
        <span>{t('card.works', { count: project.works })}</span>
        <span>{t('card.members', { count: project.members })}</span>
      </p>
      <PeopleHere named people={here} />
      <FormError>{form.formError}</FormError>
      <p className={classes.foot}>
        <span className={news ? classes.news : undefined}>
          {project.lastVisitAt === null
            ? t('card.neverOpened')
            : t('card.changes', { count: project.changesSinceVisit })}
        </span>
        {project.isExample ? (
          <span className={classes.tag}>{t('card.example')}</span>
        ) : (
          <Visited at={project.lastVisitAt} />
        )}
      </p>
    </li>
  );
}
