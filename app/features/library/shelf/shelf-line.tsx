import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { carriedWorks, carriesWorks } from './drag.ts';
import classes from './shelf.module.css';

interface ShelfLineProps {
  name: string;
  to: string;
  current: boolean;
  count?: number;
  /** Before the name. */
  sign?: ReactNode;
  /** What is done with works dropped here; left out where nothing may be. */
  onDropWorks?: (ids: string[]) => void;
  /** The acts of its menu, if any. */
  menu?: ReactNode;
}

/** One line of the drawer: the way to its works, how many there are, and where works can be dropped. */
export function ShelfLine({ name, to, current, count, sign, onDropWorks, menu }: ShelfLineProps) {
  const { t } = useTranslation('library');
  const [over, setOver] = useState(false);
  const target = onDropWorks && {
    onDragOver: (event: React.DragEvent) => {
      if (!carriesWorks(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      setOver(false);
      if (!carriesWorks(event.dataTransfer)) return;
      event.preventDefault();
      onDropWorks(carriedWorks(event.dataTransfer));
    },
  };
  return (
    <li className={classes.line} data-over={over || undefined} {...target}>
      <Link
        to={to}
        className={classes.link}
        aria-current={current ? 'page' : undefined}
        preventScrollReset
      >
        {sign}
        <span className={classes.name}>{name}</span>
        {count === undefined ? null : (
          <span className={classes.count}>{t('shelf.works', { count })}</span>
        )}
      </Link>
      {menu ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              size={24}
              className={classes.more}
              aria-label={t('shelf.more', { name })}
            >
              <IconDots size={15} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{menu}</Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
