import { Button } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dueOf,
  READING_STATES,
  type ReadingLine,
  type ReadingState,
} from '../../domain/readings.ts';
import { LineTitle } from './line-title.tsx';
import { ReadingSign } from './reading-sign.tsx';
import classes from './board.module.css';
import { StatusMenu } from './status-menu.tsx';
import { Day, ProgressWords, ServesWords } from './words.tsx';

/** A column shows this many before it is asked for more. */
const SHOWN = 60;
const DRAGGED = 'application/x-canevas-reading';

interface BoardViewProps {
  lines: readonly ReadingLine[];
  onStatus: (id: string, status: ReadingState | null) => void;
  base: string;
}

/** The table grouped by status. A card is dragged to its column, or moved by its menu. */
export function BoardView({ lines, onStatus, base }: BoardViewProps) {
  const groups = Map.groupBy(lines, ({ reading }) => reading.status);
  return (
    <div className={classes.board}>
      {READING_STATES.map((status) => (
        <Column
          key={status}
          status={status}
          lines={groups.get(status) ?? []}
          onStatus={onStatus}
          base={base}
        />
      ))}
    </div>
  );
}

interface ColumnProps extends BoardViewProps {
  status: ReadingState;
}

function Column({ status, lines, onStatus, base }: ColumnProps) {
  const { t } = useTranslation(['readings', 'library']);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const accepts = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    <section
      className={classes.column}
      data-over={over || undefined}
      aria-label={t(`library:reading.${status}`)}
      onDragOver={(event) => {
        if (!accepts(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = event.dataTransfer.getData(DRAGGED);
        if (id) onStatus(id, status);
      }}
    >
      <h2 className={classes.heading}>
        <ReadingSign status={status} /> <span className={classes.count}>{lines.length}</span>
      </h2>
      {lines.length === 0 ? <p className={classes.empty}>{t('board.empty')}</p> : null}
      <ul className={classes.cards}>
        {lines.slice(0, shown).map((line) => (
          <Card key={line.id} line={line} onStatus={onStatus} base={base} />
        ))}
      </ul>
      {lines.length > shown ? (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + SHOWN)}>
          {t('board.more', { count: lines.length - shown })}
        </Button>
      ) : null}
    </section>
  );
}

interface CardProps {
  line: ReadingLine;
  onStatus: (id: string, status: ReadingState | null) => void;
  base: string;
}

function Card({ line, onStatus, base }: CardProps) {
  const { t } = useTranslation(['readings', 'library']);
  const due = dueOf(line);
  const { status, priority, progress } = line.reading;
  return (
    <li
      className={classes.card}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, line.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <LineTitle line={line} base={base} />
      <span className={classes.facts}>
        {priority === null ? null : <span>{t(`priority.${priority}`)}</span>}
        {due ? <Day day={due} /> : null}
        {progress ? (
          <span>
            <ProgressWords progress={progress} />
          </span>
        ) : null}
      </span>
      <ServesWords serves={line.serves} />
      <StatusMenu
        line={line}
        label={t('board.move', {
          title: line.title,
          status: t(`library:reading.${status ?? 'none'}`),
        })}
        onChoose={(next) => onStatus(line.id, next)}
      />
    </li>
  );
}
