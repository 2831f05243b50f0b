import { ActionIcon, Button, Group, MultiSelect, Select, TagsInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typeChoices } from '../edit/type-choices.ts';
import type { BulkChange, Shelf } from '../types.ts';
import classes from './bulk-panel.module.css';
import { BulkPreviewList } from './bulk-preview.tsx';
import { languageNames } from './languages.ts';
import type { Bulk } from './use-bulk.ts';
import { usePreview } from './use-preview.ts';

interface BulkPanelProps {
  bulk: Bulk;
  base: string;
  ids: readonly string[];
  shelf: Shelf;
  onClose: () => void;
  /** The act is done: the selection has served. */
  onDone: () => void;
}

const NOTHING: BulkChange = {};

/** What to change in every chosen reference, with what will come of it beside each field of it. */
export function BulkPanel({ bulk, base, ids, shelf, onClose, onDone }: BulkPanelProps) {
  const { t, i18n } = useTranslation(['library', 'work', 'common']);
  const { t: ofWork } = useTranslation('work');
  const [change, setChange] = useState(NOTHING);
  const set = (part: Partial<BulkChange>) => setChange((before) => ({ ...before, ...part }));
  const preview = usePreview(base, ids, change);
  const count = preview?.ok ? preview.value.changed : 0;
  const tags = shelf.tags.map(({ name }) => name);
  const collections = shelf.collections.map(({ id, name }) => ({ value: id, label: name }));
  const shared = { clearable: true, comboboxProps: { withinPortal: true } };
  return (
    <aside aria-label={t('bulk.title')} className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('bulk.lead', { count: ids.length })}</h2>
        <ActionIcon variant="subtle" aria-label={t('work:close')} onClick={onClose}>
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void bulk.apply(ids, change).then((done) => done && onDone());
        }}
      >
        <TagsInput
          {...shared}
          label={t('bulk.addTags')}
          description={t('bulk.tagsHint')}
          data={tags}
          acceptValueOnBlur
          maxDropdownHeight={240}
          value={change.addTags ?? []}
          onChange={(addTags) => set({ addTags })}
        />
        <MultiSelect
          {...shared}
          label={t('bulk.removeTags')}
          data={tags}
          searchable
          disabled={tags.length === 0}
          value={change.removeTags ?? []}
          onChange={(removeTags) => set({ removeTags })}
        />
        <MultiSelect
          {...shared}
          label={t('bulk.addTo')}
          description={collections.length === 0 ? t('bulk.noCollection') : undefined}
          data={collections}
          searchable
          disabled={collections.length === 0}
          value={change.addTo ?? []}
          onChange={(addTo) => set({ addTo })}
        />
        <MultiSelect
          {...shared}
          label={t('bulk.removeFrom')}
          data={collections}
          searchable
          disabled={collections.length === 0}
          value={change.removeFrom ?? []}
          onChange={(removeFrom) => set({ removeFrom })}
        />
        <Select
          {...shared}
          label={t('work:field.type')}
          placeholder={t('bulk.unchangedField')}
          data={typeChoices(ofWork, i18n.language)}
          searchable
          value={change.type ?? null}
          onChange={(type) => set({ type: type ?? undefined })}
        />
        <Select
          {...shared}
          label={t('work:field.language')}
          placeholder={t('bulk.unchangedField')}
          data={languageNames(i18n.language)}
          searchable
          value={change.language ?? null}
          onChange={(language) => set({ language: language ?? undefined })}
        />
        <BulkPreviewList preview={preview} base={base} />
        <Group gap="xs" className={classes.acts}>
          <Button type="submit" disabled={count === 0} loading={bulk.busy}>
            {t('bulk.apply', { count })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
        </Group>
      </form>
    </aside>
  );
}
