import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CommentItem } from './comment-item.tsx';
import discussion from './discussion.module.css';
import classes from './meetings.module.css';
import { type Places, placeKey } from './targets.ts';
import type { Comment } from './types.ts';

interface OpenCommentsProps {
  comments: readonly Comment[];
  places: Places;
}

/** Every comment that waits, with what it is about. */
export function OpenComments({ comments, places }: OpenCommentsProps) {
  const { t } = useTranslation('meetings');
  if (comments.length === 0) return <p className={classes.none}>{t('openComments.none')}</p>;
  return (
    <ul className={discussion.list}>
      {comments.map((comment) => {
        const place = places[placeKey(comment.target)];
        return (
          <CommentItem
            key={comment.id}
            comment={comment}
            about={
              <p className={classes.about}>
                {t(`on.${comment.target.kind}`)}
                {place ? ' · ' : null}
                {place?.to ? <Link to={place.to}>{place.label}</Link> : place?.label}
              </p>
            }
          />
        );
      })}
    </ul>
  );
}
