import { Button, Group, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_FORMULA } from '../../../../bibliography/index.ts';
import { useHydrated } from '../../../components/moment.tsx';
import { FormError } from '../../../components/form-error.tsx';
import { Section } from '../../../components/page.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { KeyChanges, type KeyChange } from './key-changes.tsx';
import classes from './key-screen.module.css';

/** Formulas that people often want, each shown by what it makes of one article. */
const EXAMPLES = [
  { formula: DEFAULT_FORMULA, makes: 'casilli2020quel' },
  { formula: 'auth + year', makes: 'Casilli2020' },
  {
    formula: 'auth.lower + "_" + shorttitle(3,0).lower + "_" + year',
    makes: 'casilli_quelstatutpetits_2020',
  },
  { formula: 'authEtal2 + year', makes: 'CasilliTubaro2020' },
] as const;

type Answer =
  | { step: 'preview'; changes: KeyChange[]; unchanged: number }
  | { step: 'set' }
  | { step: 'renamed'; renamed: number; left: number };

/** How citation keys are made: for the references to come and, after a look, for those that are there. */
export function KeyScreen({ formula }: { formula: string | null }) {
  const { t } = useTranslation('keys');
  const { workspace } = useWorkspace();
  const canEdit = workspace.abilities.editLibrary;
  const hydrated = useHydrated();
  const [text, setText] = useState(formula ?? DEFAULT_FORMULA);
  const form = useForm<Answer>({
    fields: ['formula'],
    fieldOf: { 'key-formula-invalid': 'formula' },
  });
  const [looked, setLooked] = useState<string | null>(null);
  const answer = form.value;
  const kept = formula ?? DEFAULT_FORMULA;
  const wanted = text.trim();
  const send = (data: Record<string, string>) => void form.submit(data, { method: 'post' });
  const look = (of: string) => {
    setLooked(of);
    send({ intent: 'preview', formula: of });
  };

  return (
    <>
      <Section title={t('title')} text={t('lead')}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            look(wanted);
          }}
        >
          <TextInput
            name="formula"
            label={t('formula')}
            description={t('hint')}
            value={text}
            // What is typed before the page is alive would be put back unsaid.
            readOnly={!canEdit || !hydrated}
            onChange={(event) => setText(event.currentTarget.value)}
            error={form.errorOf('formula')}
            spellCheck={false}
            autoCapitalize="off"
            classNames={{ input: classes.input }}
          />
          {canEdit ? (
            <>
              <Group gap="xs">
                <Button
                  type="submit"
                  variant="default"
                  loading={form.busy}
                  disabled={wanted === ''}
                >
                  {t('look')}
                </Button>
                <Button
                  disabled={wanted === kept || wanted === ''}
                  loading={form.busy}
                  onClick={() =>
                    send({ intent: 'set', formula: wanted === DEFAULT_FORMULA ? '' : wanted })
                  }
                >
                  {t('keep')}
                </Button>
              </Group>
              <FormError>{form.formError}</FormError>
            </>
          ) : (
            <p className={classes.said}>{t('readOnly')}</p>
          )}
          {answer?.step === 'set' ? (
            <p role="status" className={classes.said}>
              {t('kept')}
            </p>
          ) : null}
          {answer?.step === 'renamed' ? (
            <p role="status" className={classes.said}>
              {t('renamed', { count: answer.renamed })}{' '}
              {answer.left > 0 ? t('left', { count: answer.left }) : null}
            </p>
          ) : null}
        </form>
        {canEdit ? (
          <ul className={classes.examples} aria-label={t('examples')}>
            {EXAMPLES.map(({ formula: example, makes }) => (
              <li key={example}>
                <UnstyledButton className={classes.example} onClick={() => setText(example)}>
                  <code>{example}</code>
                  <span>{makes}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      {answer?.step === 'preview' && looked !== null ? (
        <KeyChanges
          changes={answer.changes}
          unchanged={answer.unchanged}
          base={`/p/${workspace.slug}`}
          busy={form.busy}
          onApply={() => send({ intent: 'rename', changes: JSON.stringify(answer.changes) })}
        />
      ) : null}
    </>
  );
}
