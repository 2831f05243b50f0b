import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** What a page shows when it cannot show itself: what happened, that nothing is lost, and a way on. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation('common');
  const isAway = status === 404 || status === 403;
  return (
    <Container size="sm" py={96} component="main">
      <Stack align="flex-start" gap="md">
        <Title order={1}>{t(isAway ? 'errorPage.away' : 'errorPage.title')}</Title>
        <Text>{t(isAway ? 'errorPage.notFound' : 'errorPage.unexpected')}</Text>
        <Button component={Link} to="/">
          {t('errorPage.back')}
        </Button>
      </Stack>
    </Container>
  );
}
