import { ActionIcon, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NameFieldProps {
  label: string;
  initial?: string;
  /** Resolves to why the name is refused, or null: what was typed then stays. */
  onSave: (name: string) => Promise<string | null>;
  onClose: () => void;
}

/** A name typed in its place: Enter keeps it, Escape leaves it as it was. */
export function NameField({ label, initial = '', onSave, onClose }: NameFieldProps) {
  const { t } = useTranslation('common');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name')).trim();
        if (name === '' || name === initial) return onClose();
        setBusy(true);
        void onSave(name).then((refused) => {
          setBusy(false);
          setError(refused);
          if (refused === null) onClose();
        });
      }}
    >
      <TextInput
        name="name"
        size="xs"
        aria-label={label}
        placeholder={label}
        defaultValue={initial}
        error={error}
        maxLength={200}
        // The field opens in answer to a click that asks for it.
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
        rightSection={
          <ActionIcon
            type="submit"
            size="sm"
            variant="subtle"
            loading={busy}
            aria-label={t('actions.save')}
          >
            <IconCheck size={14} aria-hidden="true" />
          </ActionIcon>
        }
      />
    </form>
  );
}
