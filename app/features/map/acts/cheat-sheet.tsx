import { CloseButton, Switch } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './cheat-sheet.module.css';
import { ACT_IDS, ACTS, keyWords } from './keys.ts';
import { useSingleKeys } from '../../../components/use-single-keys.ts';

const GROUPS = ['write', 'edit', 'look'] as const;
const NAMED = ['Ctrl', 'Shift', 'Enter', 'Tab', 'Delete', 'Backspace', 'Escape'] as const;

/** The keys of one act, each as a cap. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation('map');
  const isMac = useOs() === 'macos';
  const words = Object.fromEntries(NAMED.map((name) => [name, t(`keys.${name}`)]));
  return (
    <span className={classes.keys}>
      {keyWords(keys, words, isMac).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** All that the keyboard does on a map, and the switch that turns single keys off. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('map');
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <section
      role="dialog"
      aria-label={t('keys.title')}
      className={classes.sheet}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={classes.head}>
        <h2>{t('keys.title')}</h2>
        <CloseButton
          ref={close}
          aria-label={t('keys.close')}
          title={t('keys.close')}
          onClick={onClose}
        />
      </header>
      <Switch
        label={t('keys.single')}
        description={t('keys.singleHint')}
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      {GROUPS.map((group) => (
        <div key={group}>
          <h3 className={classes.group}>{t(`keys.groups.${group}`)}</h3>
          <dl className={classes.list}>
            {ACT_IDS.filter((act) => ACTS[act].group === group).map((act) => (
              <div key={act} className={classes.row}>
                <dt>{t(`acts.${act}`)}</dt>
                <dd>
                  {ACTS[act].keys.map((keys) => (
                    <Keys key={keys} keys={keys} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
