import { Button, type ButtonProps, Group, Popover, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmButtonProps extends Pick<
  ButtonProps,
  'variant' | 'size' | 'leftSection' | 'loading'
> {
  children: ReactNode;
  /** Names the button where its words alone would not. */
  label?: string;
  /** What will happen, and what comes back if one is mistaken. */
  question: ReactNode;
  confirm: string;
  onConfirm: () => void;
}

/** A button whose act cannot simply be undone: it says what it will do, beside itself, before doing it. */
export function ConfirmButton({
  children,
  label,
  question,
  confirm,
  onConfirm,
  variant = 'default',
  ...button
}: ConfirmButtonProps) {
  const { t } = useTranslation('common');
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      withArrow
      width={300}
      position="bottom-end"
    >
      <Popover.Target>
        <Button
          variant={variant}
          {...button}
          aria-label={label}
          onClick={() => setOpened((open) => !open)}
        >
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={confirm}>
        <Stack gap="sm">
          <Text size="sm">{question}</Text>
          <Group gap="xs">
            <Button
              size="xs"
              onClick={() => {
                setOpened(false);
                onConfirm();
              }}
            >
              {confirm}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setOpened(false)}>
              {t('actions.cancel')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
