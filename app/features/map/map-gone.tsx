import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';

/** The map was deleted, here or by someone else; it waits in the list of maps to be brought back. */
export function MapGone({ workspace }: { workspace: { slug: string } }) {
  const { t } = useTranslation('map');
  return (
    <EmptyState title={t('gone.title')} text={t('gone.text')}>
      <Button component={Link} to={`/p/${workspace.slug}/maps`}>
        {t('gone.toMaps')}
      </Button>
    </EmptyState>
  );
}
