import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation, useSubmit } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Page } from '../../../components/page.tsx';
import { TopBar } from '../../../components/top-bar.tsx';
import { useErrorWords } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportSource } from './import-source.tsx';
import { keepWaiting } from './file-queue.ts';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { NextFile } from './next-file.tsx';
import { PreviewScreen } from './preview-screen.tsx';
import { PastImports } from './past-imports.tsx';
import type { Choices, ImportAnswer, PastImport } from './types.ts';
import { useImportJob } from './use-import-job.ts';

interface ImportScreenProps {
  answer: ImportAnswer | undefined;
  past: readonly PastImport[];
}

/** Three steps in one place: what comes in, what it will do, what it did. */
export function ImportScreen({ answer, past }: ImportScreenProps) {
  const { t } = useTranslation('library');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const canEdit = workspace.abilities.editLibrary;
  const submit = useSubmit();
  const say = useErrorWords();
  const busy = useNavigation().state === 'submitting';
  const [text, setText] = useState('');
  const [job, setJob] = useState<string | null>(null);
  // The router drops an action's answer when the page's data are loaded anew, as somebody's change
  // makes it do: it is kept until the next one, or until one goes back to the first step.
  const [seen, setSeen] = useState<ImportAnswer>();
  const [current, setCurrent] = useState<ImportAnswer>();
  if (answer && answer !== seen) {
    setSeen(answer);
    setCurrent(answer);
  }
  const step = current?.ok ? current.value : null;
  const error = current && !current.ok ? say(current.error) : undefined;
  const restart = () => setCurrent(undefined);
  const [refused, setRefused] = useState<string>();
  const running = useImportJob(`${base}/import`, busy ? job : null);
  /** A name for the step that is about to run, by which its progress is asked. */
  const begin = (): string => {
    const name = crypto.randomUUID();
    setJob(name);
    return name;
  };

  const send = ([file, ...others]: readonly File[]) => {
    if (!file) return;
    if (others.length > 0) keepWaiting(others);
    // Said here, before a gigabyte is sent to be refused.
    if (file.size > MAX_UPLOAD_BYTES) {
      restart();
      setRefused(say({ code: 'import-too-large', params: { limit: MAX_UPLOAD_BYTES } }));
      return;
    }
    setRefused(undefined);
    const form = new FormData();
    form.set('intent', 'preview');
    form.set('file', file);
    form.set('job', begin());
    void submit(form, { method: 'post', encType: 'multipart/form-data' });
  };
  const next = <NextFile busy={busy} onTake={(file) => send([file])} />;

  const apply = (preview: string, choices: Choices) => {
    const form = new FormData();
    form.set('intent', 'apply');
    form.set('preview', preview);
    form.set('choices', JSON.stringify(choices));
    form.set('job', begin());
    void submit(form, { method: 'post', encType: 'multipart/form-data' });
  };

  return (
    <>
      <TopBar trail={[{ label: t('title'), to: `${base}/library` }]} title={t('import.title')} />
      <Page width={step?.step === 'preview' ? 'wide' : 'text'}>
        {/* Above the list, which may be a thousand lines long. */}
        {busy && job ? (
          <ImportProgress
            progress={running.progress}
            cancelling={running.cancelling}
            onCancel={running.cancel}
          />
        ) : null}
        {!canEdit ? (
          <EmptyState title={t('readOnly.title')} text={t('readOnly.text')} />
        ) : step?.step === 'report' ? (
          <ImportReport
            report={step.report}
            base={base}
            next={next}
            onAgain={() => {
              setText('');
              restart();
            }}
          />
        ) : step?.step === 'preview' ? (
          <PreviewScreen
            key={step.preview.id}
            preview={step.preview}
            busy={busy}
            onApply={(choices) => apply(step.preview.id, choices)}
            onBack={restart}
          />
        ) : (
          <>
            <ImportSource
              text={text}
              onText={setText}
              busy={busy}
              onFiles={send}
              onPaste={() => setRefused(undefined)}
              error={refused ?? error}
            >
              {next}
            </ImportSource>
            <PastImports past={past} base={base} />
          </>
        )}
      </Page>
    </>
  );
}
