import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import type { ExcerptFields } from '../../../domain/excerpts.ts';
import classes from './excerpts.module.css';

interface StaleExcerptProps {
  theirs: ExcerptFields;
  mine: ExcerptFields;
  /** "page 12". */
  sayLocator: (locator: ExcerptFields['locator']) => string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody saved the passage meanwhile: what differs, both ways, to choose from. */
export function StaleExcerpt({ theirs, mine, sayLocator, onMine, onTheirs }: StaleExcerptProps) {
  const { t } = useTranslation('excerpts');
  const read = (fields: ExcerptFields) => ({
    quotation: fields.quotation,
    locator: fields.locator ? sayLocator(fields.locator) : '',
    language: fields.language,
    translation: fields.translation,
    comment: fields.comment,
    speaker: fields.speaker,
    tags: fields.tags.join(', '),
    colour: fields.colour ? t(`colours.${fields.colour}`) : '',
  });
  const [their, own] = [read(theirs), read(mine)];
  const names = Object.keys(own) as (keyof typeof own)[];
  const different = names.filter((name) => own[name] !== their[name]);
  return (
    <Notice title={t('stale.title')}>
      <dl className={classes.versions}>
        {different.map((name) => (
          <div key={name}>
            <dt>{t(`fields.${name}`)}</dt>
            <dd>
              <small>{t('stale.theirVersion')}</small> {their[name] || '—'}
            </dd>
            <dd>
              <small>{t('stale.myVersion')}</small> {own[name] || '—'}
            </dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="xs" onClick={onMine}>
          {t('stale.mine')}
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          {t('stale.theirs')}
        </Button>
      </Group>
    </Notice>
  );
}
