import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface CardMenuProps {
  label: string;
  /** Left out where the reader may not. */
  onRename?: () => void;
  onDuplicate?: () => void;
  onDelete?: () => void;
}

/** What is rarely done to a card. */
export function CardMenu({ label, onRename, onDuplicate, onDelete }: CardMenuProps) {
  const { t } = useTranslation('common');
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={label}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onRename ? (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
            {t('actions.rename')}
          </Menu.Item>
        ) : null}
        {onDuplicate ? (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={onDuplicate}>
            {t('actions.duplicate')}
          </Menu.Item>
        ) : null}
        {onDelete ? (
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={onDelete}>
            {t('actions.delete')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
