import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useRevalidator } from 'react-router';

/** What a page shows when it cannot show itself: what happened, that nothing is lost, and a way on. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation('common');
  const { state, revalidate } = useRevalidator();
  const isAway = status === 404 || status === 403;
  const words = isAway ? 'notFound' : status === 503 ? 'unreachable' : 'unexpected';
  return (
    <Container size="sm" py={96} component="main">
      <Stack align="flex-start" gap="md">
        <Title order={1}>
          {t(isAway ? 'errorPage.away' : status === 503 ? 'errorPage.offline' : 'errorPage.title')}
        </Title>
        <Text>{t(`errorPage.${words}`)}</Text>
        {status === 503 ? (
          <Button loading={state === 'loading'} onClick={() => void revalidate()}>
            {t('errorPage.retry')}
          </Button>
        ) : (
          <Button component={Link} to="/">
            {t('errorPage.back')}
          </Button>
        )}
      </Stack>
    </Container>
  );
}
