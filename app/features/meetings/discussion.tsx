import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { useWorkspace } from '../../components/use-workspace.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import classes from './discussion.module.css';
import type { Comment, CommentTarget } from './types.ts';

interface DiscussionProps {
  target: CommentTarget;
  /** Left out where the panel around it has its own title. */
  title?: boolean;
}

/** The comments on one concept, proposition, map or work; those resolved wait behind a button. */
export function Discussion({ target, title = true }: DiscussionProps) {
  const { t } = useTranslation('meetings');
  const { workspace } = useWorkspace();
  const [showResolved, setShowResolved] = useState(false);
  const query = `kind=${target.kind}&id=${encodeURIComponent(target.id)}`;
  const { data, load } = useFetcher<{ comments: Comment[] | null }>({ key: `comments?${query}` });
  useEffect(() => {
    void load(`/p/${workspace.slug}/comments?${query}`);
  }, [load, workspace.slug, query]);

  const open = data?.comments?.filter((comment) => !comment.resolvedAt) ?? [];
  const resolved = data?.comments?.filter((comment) => comment.resolvedAt) ?? [];
  const canComment = workspace.abilities.comment;

  return (
    <section className={classes.discussion} aria-label={t('discussion.title')}>
      {title ? <h3 className={classes.title}>{t('discussion.title')}</h3> : null}
      {data === undefined ? (
        <div role="status" aria-label={t('discussion.loading')}>
          <Skeleton height={14} width="40%" mb={6} />
          <Skeleton height={14} />
        </div>
      ) : null}
      {data?.comments === null ? (
        <p className={classes.none}>{t('discussion.unreachable')}</p>
      ) : null}
      {data?.comments && open.length === 0 && resolved.length === 0 ? (
        <p className={classes.none}>
          {t(canComment ? 'discussion.none' : 'discussion.noneViewer')}
        </p>
      ) : null}
      <ul className={classes.list}>
        {open.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </ul>
      {resolved.length > 0 ? (
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={showResolved}
          onClick={() => setShowResolved((shown) => !shown)}
        >
          {showResolved
            ? t('discussion.hideResolved')
            : t('discussion.showResolved', { count: resolved.length })}
        </button>
      ) : null}
      {showResolved ? (
        <ul className={classes.list}>
          {resolved.map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        </ul>
      ) : null}
      {canComment ? (
        <CommentForm
          key={query}
          label={t('discussion.write')}
          submit={t('discussion.send')}
          hidden={{ intent: 'add', kind: target.kind, id: target.id }}
        />
      ) : null}
    </section>
  );
}
