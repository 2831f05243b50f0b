import { ActionIcon, Popover, Switch } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSingleKeys } from '../../../components/use-single-keys.ts';
import classes from './keys-help.module.css';
import { LIBRARY_KEYS } from './use-library-keys.ts';

interface KeysHelpProps {
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** What the keyboard does in the list, and the switch that turns its single keys off. */
export function KeysHelp({ opened, onChange }: KeysHelpProps) {
  const { t } = useTranslation('library');
  const [single, setSingle] = useSingleKeys();
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          className={classes.button}
          aria-label={t('keys.title')}
          onClick={() => onChange(!opened)}
        >
          <IconKeyboard size={18} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keys.title')}>
        <dl className={classes.list}>
          {LIBRARY_KEYS.map(({ act, keys }) => (
            <div key={act} className={classes.line}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className={classes.key}>
                    {t(`keys.names.${key}`, { defaultValue: key })}
                  </kbd>
                ))}
              </dt>
              <dd>{t(`keys.${act}`)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          size="sm"
          label={t('keys.single')}
          checked={single}
          onChange={(event) => setSingle(event.currentTarget.checked)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
