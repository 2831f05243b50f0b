import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBarToUp, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import type { ReadingSort } from '../../domain/reading-filter.ts';
import { dueOf, type ReadingLine, type ReadingState } from '../../domain/readings.ts';
import { LineTitle } from './line-title.tsx';
import classes from './next.module.css';
import { StatusMenu } from './status-menu.tsx';
import { Day, ProgressWords, ServesWords } from './words.tsx';

const DRAGGED = 'application/x-canevas-next';
const SHOWN = 100;

interface NextViewProps {
  lines: readonly ReadingLine[];
  sort: ReadingSort;
  onSort: (sort: ReadingSort) => void;
  onStatus: (id: string, status: ReadingState | null) => void;
  onRank: (id: string, behind: string | null) => void;
  onTable: () => void;
  base: string;
}

/** What to read next, in its owner's order, with what reading it would serve. */
export function NextView(props: NextViewProps) {
  const { lines, sort, onSort, onStatus, onRank, onTable, base } = props;
  const { t } = useTranslation('readings');
  const [over, setOver] = useState<string | null>(null);
  const [shown, setShown] = useState(SHOWN);
  const mine = sort === 'rank';
  if (lines.length === 0) {
    return (
      <EmptyState title={t('next.empty')} text={t('next.emptyText')}>
        <Button onClick={onTable}>{t('next.goTable')}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.lead}>
        <p>{t('next.lead')}</p>
        <Button variant="default" size="xs" onClick={() => onSort(mine ? 'serves' : 'rank')}>
          {t(mine ? 'serves.order' : 'serves.orderMine')}
        </Button>
      </div>
      <ol className={classes.list}>
        {lines.slice(0, shown).map((line, index) => {
          const due = dueOf(line);
          const before = (at: number) => (at < 0 ? null : (lines[at]?.id ?? null));
          return (
            <li
              key={line.id}
              className={classes.item}
              data-over={over === line.id || undefined}
              draggable={mine}
              onDragStart={(event) => event.dataTransfer.setData(DRAGGED, line.id)}
              onDragOver={(event) => {
                if (!mine || !event.dataTransfer.types.includes(DRAGGED)) return;
                event.preventDefault();
                setOver(line.id);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                setOver(null);
                const id = event.dataTransfer.getData(DRAGGED);
                if (id && id !== line.id)
                  onRank(id, before(index - 1) === id ? line.id : before(index - 1));
              }}
            >
              <span className={classes.number}>{index + 1}</span>
              <div className={classes.body}>
                <LineTitle line={line} base={base} />
                <span className={classes.facts}>
                  <ServesWords serves={line.serves} />
                  {due ? <Day day={due} /> : null}
                  {line.reading.progress ? (
                    <ProgressWords progress={line.reading.progress} />
                  ) : null}
                </span>
                {line.recommended.map(({ id, by, reason }) => (
                  <p key={id} className={classes.recommended}>
                    {t('recommended.by', { name: by.name })}
                    {reason ? <q>{reason}</q> : null}
                  </p>
                ))}
              </div>
              <div className={classes.acts}>
                <StatusMenu line={line} onChoose={(status) => onStatus(line.id, status)} />
                {mine ? (
                  <span className={classes.moves}>
                    <ActionIcon
                      variant="subtle"
                      disabled={index === 0}
                      aria-label={t('next.first', { title: line.title })}
                      onClick={() => onRank(line.id, null)}
                    >
                      <IconArrowBarToUp size={17} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      disabled={index === 0}
                      aria-label={t('next.up', { title: line.title })}
                      onClick={() => onRank(line.id, before(index - 2))}
                    >
                      <IconArrowUp size={17} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      disabled={index === lines.length - 1}
                      aria-label={t('next.down', { title: line.title })}
                      onClick={() => onRank(line.id, before(index + 1))}
                    >
                      <IconArrowDown size={17} aria-hidden="true" />
                    </ActionIcon>
                  </span>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      {lines.length > shown ? (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + SHOWN)}>
          {t('board.more', { count: lines.length - shown })}
        </Button>
      ) : null}
    </>
  );
}
