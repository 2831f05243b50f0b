import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { renderToString } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';
import { REFUSALS } from '../../../app/domain/protocol.ts';
import en from '../../../app/domain/locales/en/sync.ts';
import fr from '../../../app/domain/locales/fr/sync.ts';
import {
  GraphSessionProvider,
  useGraph,
} from '../../../app/features/sync/graph-session-context.tsx';
import { SyncStatus } from '../../../app/features/sync/sync-status.tsx';
import type { SyncState } from '../../../app/features/sync/types.ts';
import type { Graph } from '../../../app/domain/graph/types.ts';

const INITIAL: Graph = {
  terms: {},
  concepts: {},
  propositions: {},
  maps: {},
  trash: { terms: [], concepts: [], propositions: [], maps: [] },
  illTyped: ['from/the/loader'],
};

async function rendered(language: 'fr' | 'en'): Promise<string> {
  const i18n = i18next.createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { fr: { sync: fr }, en: { sync: en } },
    interpolation: { escapeValue: false },
  });
  function Loader() {
    return <i>{useGraph().illTyped.join()}</i>;
  }
  return renderToString(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <GraphSessionProvider session={null} initialGraph={INITIAL}>
          <SyncStatus />
          <Loader />
        </GraphSessionProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}

test('the server renders the loader’s graph and no promise of saving', async () => {
  const html = await rendered('fr');
  expect(html).toContain('Ouverture…');
  expect(html).toContain('from/the/loader');
});

test('every state, refusal and obstacle has its words in both languages', () => {
  const states: SyncState[] = ['opening', 'saved', 'saving', 'read-only'];
  for (const locale of [fr, en]) {
    for (const state of states) expect(locale.state).toHaveProperty(state);
    for (const state of ['device', 'unstored', 'refused']) {
      expect(locale.state).toHaveProperty(`${state}_one`);
      expect(locale.state).toHaveProperty(`${state}_other`);
    }
    for (const refusal of REFUSALS) expect(locale.refusal).toHaveProperty(refusal);
    for (const o of ['session', 'role', 'version', 'restored', 'stopped'])
      expect(locale.obstacle).toHaveProperty(o);
  }
});
