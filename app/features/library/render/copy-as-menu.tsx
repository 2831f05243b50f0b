import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { markdownOf } from '../../../../bibliography/index.ts';
import type { Rendered } from './bibliography-screen.tsx';
import { copyText, type CopyOutcome } from './copy.ts';

interface CopyAsMenuProps {
  rendered: Rendered;
  onCopied: (outcome: CopyOutcome) => void;
}

/** The references as source text, for a note, a web page or a mail. */
export function CopyAsMenu({ rendered, onCopied }: CopyAsMenuProps) {
  const { t } = useTranslation('library');
  const copy = async (text: string) => onCopied((await copyText(text)) ? 'text' : 'refused');
  const markdown = () => rendered.entries.map(({ html }) => markdownOf(html)).join('\n\n');
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          {t('bibliography.copyAs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy(markdown())}>
          {t('bibliography.copyMarkdown')}
        </Menu.Item>
        <Menu.Item onClick={() => void copy(rendered.html)}>{t('bibliography.copyHtml')}</Menu.Item>
        <Menu.Item onClick={() => void copy(rendered.text)}>{t('bibliography.copyText')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
