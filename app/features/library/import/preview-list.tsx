import { SegmentedControl } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useListTop } from '../../../components/use-list-top.ts';
import { EntryLine } from './entry-line.tsx';
import classes from './preview-list.module.css';
import {
  OUTCOMES,
  sidesOf,
  type Choices,
  type ImportOutcome,
  type Preview,
  type PreviewEntry,
  type Side,
} from './types.ts';

const LINE_HEIGHT = 58;

interface PreviewListProps extends Pick<Preview, 'entries' | 'counts'> {
  /** Null shows every outcome. */
  shown: ImportOutcome | null;
  onShow: (outcome: ImportOutcome | null) => void;
  choices: Choices;
  onChoose: (entry: PreviewEntry, fields: readonly string[], side: Side) => void;
}

/** The entries that could be read, as many as there are. */
export function PreviewList({
  entries,
  counts,
  shown,
  onShow,
  choices,
  onChoose,
}: PreviewListProps) {
  const { t } = useTranslation('library');
  const list = useRef<HTMLUListElement>(null);
  const top = useListTop(list);
  const lines = shown ? entries.filter(({ outcome }) => outcome === shown) : entries;
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => LINE_HEIGHT,
    overscan: 10,
    scrollMargin: top,
    initialRect: { width: 1000, height: 900 },
    getItemKey: (index) => lines[index]!.index,
  });
  const outcomes = OUTCOMES.filter((outcome) => counts[outcome] > 0);

  return (
    <div>
      {outcomes.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('import.show')}
          value={shown ?? 'all'}
          onChange={(value) => onShow(outcomes.find((outcome) => outcome === value) ?? null)}
          data={[
            { value: 'all', label: t('import.all') },
            ...outcomes.map((outcome) => ({
              value: outcome,
              label: t(`import.count.${outcome}`, { count: counts[outcome] }),
            })),
          ]}
        />
      ) : null}
      <ul ref={list} className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((virtual) => {
          const entry = lines[virtual.index];
          if (!entry) return null;
          return (
            <li
              key={virtual.key}
              ref={virtualizer.measureElement}
              data-index={virtual.index}
              className={classes.line}
              style={{ transform: `translateY(${virtual.start - top}px)` }}
            >
              <EntryLine
                entry={entry}
                sides={sidesOf(choices, entry)}
                onChoose={(fields, side) => onChoose(entry, fields, side)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
