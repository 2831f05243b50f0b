import { MultiSelect, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import { useErrorWords } from '../../../components/use-form.ts';
import { useBulk } from '../bulk/use-bulk.ts';
import type { Shelf } from '../types.ts';
import classes from './arrangement.module.css';

export interface Held {
  /** Ids. */
  collections: string[];
  tags: string[];
}

interface ArrangementProps {
  work: string;
  held: Held;
  shelf: Pick<Shelf, 'collections' | 'tags'>;
  base: string;
  canEdit: boolean;
}

/** The collections that a work is in, and its tags: changed in their place, kept at once. */
export function Arrangement({ work, held, shelf, base, canEdit }: ArrangementProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const { apply, busy, error } = useBulk(base);
  if (!canEdit) {
    const names = shelf.collections.filter(({ id }) => held.collections.includes(id));
    const words = [...names.map(({ name }) => name), ...held.tags];
    return <p className={classes.said}>{words.join(' · ') || t('shelf.nowhere')}</p>;
  }
  const added = (before: string[], after: string[]) => after.filter((one) => !before.includes(one));
  return (
    <div className={classes.fields}>
      <MultiSelect
        size="xs"
        label={t('shelf.inCollections')}
        description={shelf.collections.length === 0 ? t('bulk.noCollection') : undefined}
        data={shelf.collections.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        disabled={busy || shelf.collections.length === 0}
        value={held.collections}
        onChange={(next) =>
          void apply([work], {
            addTo: added(held.collections, next),
            removeFrom: added(next, held.collections),
          })
        }
      />
      <TagsInput
        size="xs"
        label={t('shelf.tagged')}
        placeholder={t('shelf.addTag')}
        data={shelf.tags.map(({ name }) => name)}
        disabled={busy}
        acceptValueOnBlur
        value={held.tags}
        onChange={(next) =>
          void apply([work], {
            addTags: added(held.tags, next),
            removeTags: added(next, held.tags),
          })
        }
      />
      {error ? <FormError>{say(error)}</FormError> : null}
    </div>
  );
}
