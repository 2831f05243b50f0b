import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { markdownOf } from '../../../../bibliography/index.ts';
import { copyText, type CopyOutcome } from './copy.ts';
import { type Entries, htmlOf, textOf } from './entries.ts';

interface CopyAsMenuProps {
  entries: Entries;
  onCopied: (outcome: CopyOutcome) => void;
}

/** The references as source text, for a note, a web page or a mail. */
export function CopyAsMenu({ entries, onCopied }: CopyAsMenuProps) {
  const { t } = useTranslation('library');
  const copy = async (text: string) => onCopied((await copyText(text)) ? 'text' : 'refused');
  const markdown = () => entries.map(({ html }) => markdownOf(html)).join('\n\n');
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
        <Menu.Item onClick={() => void copy(htmlOf(entries))}>
          {t('bibliography.copyHtml')}
        </Menu.Item>
        <Menu.Item onClick={() => void copy(textOf(entries))}>
          {t('bibliography.copyText')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
