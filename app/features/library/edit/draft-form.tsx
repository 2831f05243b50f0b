import { Button } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BibtexView } from './bibtex-view.tsx';
import type { EditedDraft } from './use-draft.ts';
import { WorkForm } from './work-form.tsx';
import classes from './work-form.module.css';

interface DraftFormProps {
  edited: EditedDraft;
  errorOf: (field: string) => string | undefined;
  /** The key is made by the server where none is typed. */
  isNew: boolean;
}

/** A work by its fields, or by its BibTeX: two views of one draft. */
export function DraftForm({ edited, errorOf, isNew }: DraftFormProps) {
  const { t } = useTranslation('work');
  const [asked, setAsText] = useState(false);
  // A field that is refused says so where it stands.
  const isRefused = ['key', 'type', ...Object.keys(edited.draft.texts)].some(errorOf);
  if ((asked && !isRefused) || edited.text !== null) {
    return <BibtexView edited={edited} onLeave={() => setAsText(false)} />;
  }
  return (
    <div>
      <WorkForm draft={edited.draft} onChange={edited.setDraft} errorOf={errorOf} isNew={isNew} />
      <Button
        variant="subtle"
        size="xs"
        className={classes.asText}
        leftSection={<IconCode size={15} aria-hidden="true" />}
        onClick={() => setAsText(true)}
      >
        {t('bibtex.open')}
      </Button>
    </div>
  );
}
