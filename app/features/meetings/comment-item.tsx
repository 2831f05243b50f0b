import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { Moment } from '../../components/moment.tsx';
import { useForm } from '../../components/use-form.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import { CommentForm } from './comment-form.tsx';
import classes from './discussion.module.css';
import type { Comment } from './types.ts';

interface CommentItemProps {
  comment: Comment;
  /** Above the text: what it is about, where that is not plain. */
  about?: ReactNode;
}

/** One comment and what this reader may do with it. */
export function CommentItem({ comment, about }: CommentItemProps) {
  const { t } = useTranslation(['meetings', 'common']);
  const { workspace, user } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const form = useForm();
  const isMine = comment.author?.id === user.id;
  const canComment = workspace.abilities.comment;
  const canDelete = isMine ? canComment : workspace.abilities.manageMembers;
  const act = (intent: 'resolve' | 'reopen' | 'delete') =>
    void form.submit(
      { intent, comment: comment.id },
      { method: 'post', action: `/p/${workspace.slug}/comments` },
    );

  return (
    <li className={classes.comment} data-resolved={comment.resolvedAt !== null}>
      <p className={classes.by}>
        <strong>{comment.author?.name ?? t('discussion.gone')}</strong>
        <span>
          <Moment at={comment.createdAt} time />
          {comment.editedAt ? ` · ${t('discussion.edited')}` : null}
        </span>
      </p>
      {about}
      {editing ? (
        <CommentForm
          label={t('discussion.edit')}
          submit={t('common:actions.save')}
          initial={comment.body}
          hidden={{ intent: 'edit', comment: comment.id }}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className={classes.body}>{comment.body}</p>
      )}
      {comment.resolvedAt ? (
        <p className={classes.resolved}>
          ✓{' '}
          {comment.resolvedBy
            ? t('discussion.resolvedBy', { person: comment.resolvedBy.name })
            : t('discussion.resolved')}
        </p>
      ) : null}
      <FormError>{form.formError}</FormError>
      {editing ? null : (
        <div className={classes.acts}>
          {canComment ? (
            <Button
              size="compact-xs"
              variant="default"
              loading={form.busy}
              onClick={() => act(comment.resolvedAt ? 'reopen' : 'resolve')}
            >
              {t(comment.resolvedAt ? 'discussion.reopen' : 'discussion.resolve')}
            </Button>
          ) : null}
          {isMine && canComment ? (
            <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
              {t('common:actions.edit')}
            </Button>
          ) : null}
          {canDelete ? (
            <ConfirmButton
              size="compact-xs"
              variant="subtle"
              question={t('discussion.deleteQuestion')}
              confirm={t('common:actions.delete')}
              onConfirm={() => act('delete')}
            >
              {t('common:actions.delete')}
            </ConfirmButton>
          ) : null}
        </div>
      )}
    </li>
  );
}
