import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../components/use-workspace.ts';
import { type Graph, VOCABULARIES } from '../../domain/graph/types.ts';
import { GraphSessionProvider, SyncStatus, useGraph, useOpenGraph } from '../sync/index.ts';
import { TermList } from './term-list.tsx';
import classes from './vocabularies.module.css';

/** The project's own lists, edited in the graph itself: live for everyone, undone like anything else. */
export function Vocabularies({ initialGraph }: { initialGraph: Graph }) {
  const { workspace, user } = useWorkspace();
  const session = useOpenGraph(workspace.id, user, workspace.role);
  return (
    <GraphSessionProvider session={session} initialGraph={initialGraph}>
      <VocabularyTabs />
    </GraphSessionProvider>
  );
}

function VocabularyTabs() {
  const { t } = useTranslation('settings');
  const graph = useGraph();
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>{t('vocabularies.lead')}</p>
        <SyncStatus />
      </div>
      <Tabs defaultValue="literature" keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {VOCABULARIES.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`vocabularies.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VOCABULARIES.map((name) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <TermList vocabulary={name} graph={graph} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
