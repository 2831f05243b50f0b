import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { COLUMNS, moved, type Column } from './columns.ts';
import classes from './column-menu.module.css';

interface ColumnMenuProps {
  columns: readonly Column[];
  onChange: (columns: readonly Column[]) => void;
}

/** Which columns stand beside the reference, and in what order. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps) {
  const { t } = useTranslation('library');
  const others = COLUMNS.filter((column) => !columns.includes(column));
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="xs"
          className={classes.button}
          leftSection={<IconColumns3 size={15} aria-hidden="true" />}
        >
          {t('columnMenu.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columnMenu.title')}>
        <ul className={classes.list}>
          {[...columns, ...others].map((column) => {
            const on = columns.includes(column);
            const name = t(`columns.${column}`);
            return (
              <li key={column} className={classes.line}>
                <Checkbox
                  size="sm"
                  label={name}
                  checked={on}
                  onChange={() =>
                    onChange(on ? columns.filter((one) => one !== column) : [...columns, column])
                  }
                />
                {on ? (
                  <span className={classes.moves}>
                    {([-1, 1] as const).map((step) => {
                      const Icon = step === -1 ? IconArrowUp : IconArrowDown;
                      return (
                        <ActionIcon
                          key={step}
                          variant="subtle"
                          size={24}
                          aria-label={t(step === -1 ? 'columnMenu.earlier' : 'columnMenu.later', {
                            name,
                          })}
                          onClick={() => onChange(moved(columns, column, step))}
                        >
                          <Icon size={14} aria-hidden="true" />
                        </ActionIcon>
                      );
                    })}
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
