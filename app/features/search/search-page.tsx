import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useNavigation } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import classes from './search.module.css';
import { GROUPS, type Result } from './types.ts';

interface SearchPageProps {
  query: string;
  results: readonly Result[];
}

/** One field over maps, library and comments; the answer in groups. */
export function SearchPage({ query, results }: SearchPageProps) {
  const { t } = useTranslation('search');
  const navigation = useNavigation();
  return (
    <>
      <Form method="get" role="search" className={classes.form}>
        <TextInput
          key={query}
          label={t('label')}
          description={t('hint')}
          placeholder={t('placeholder')}
          name="q"
          type="search"
          size="md"
          defaultValue={query}
          autoFocus
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          className={classes.field}
        />
        <Button type="submit" size="md" loading={navigation.state === 'loading'}>
          {t('submit')}
        </Button>
      </Form>
      {query ? (
        <p role="status" className={results.length > 0 ? classes.count : 'visually-hidden'}>
          {t('results', { count: results.length })}
        </p>
      ) : null}
      {query && results.length === 0 ? (
        <EmptyState title={t('none', { query })} text={t('noneText')} />
      ) : null}
      {GROUPS.map((kind) => (
        <Group key={kind} kind={kind} results={results.filter((result) => result.kind === kind)} />
      ))}
    </>
  );
}

function Group({ kind, results }: { kind: Result['kind']; results: readonly Result[] }) {
  const { t } = useTranslation('search');
  if (results.length === 0) return null;
  return (
    <section>
      <h2 className={classes.title}>
        {t(`groups.${kind}`)} <span>{results.length}</span>
      </h2>
      <ul className={classes.results}>
        {results.map((result) => (
          <li key={result.id} className={classes.result}>
            {result.to ? <Link to={result.to}>{result.title}</Link> : <span>{result.title}</span>}
            <Detail result={result} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Detail({ result }: { result: Result }) {
  const { t } = useTranslation('search');
  const detail =
    result.kind === 'comment' && result.detail ? t('by', { author: result.detail }) : result.detail;
  const maps =
    result.maps === null
      ? null
      : result.maps === 0
        ? t('onNoMap')
        : t('onMaps', { count: result.maps });
  const words = [detail, maps].filter(Boolean).join(' · ');
  return words ? <span className={classes.detail}>{words}</span> : null;
}
