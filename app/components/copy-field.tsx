import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copy-field.module.css';

interface CopyFieldProps {
  label: string;
  value: string;
  description?: string;
}

/** A value to take elsewhere: read-only, selected on focus, with its button. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const { t } = useTranslation('common');
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    input.current?.select();
    // Plain http on a network has no clipboard interface; the old command still copies a selection.
    const done = window.isSecureContext
      ? await navigator.clipboard.writeText(value).then(
          () => true,
          () => false,
        )
      : document.execCommand('copy');
    setCopied(done);
  };

  return (
    <div className={classes.field}>
      <TextInput
        ref={input}
        label={label}
        description={description}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ root: classes.input, input: classes.value }}
      />
      <Button
        variant="default"
        onClick={() => void copy()}
        leftSection={
          copied ? (
            <IconCheck size={16} aria-hidden="true" />
          ) : (
            <IconCopy size={16} aria-hidden="true" />
          )
        }
      >
        <span aria-live="polite">{copied ? t('actions.copied') : t('actions.copy')}</span>
      </Button>
    </div>
  );
}
