import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LiteratureSign } from '../../components/literature-sign.tsx';
import { setTerm } from '../../domain/graph/commands.ts';
import { HUES, SHAPES, type Term } from '../../domain/graph/types.ts';
import { useTermEdit } from './use-term-edit.ts';
import classes from './vocabularies.module.css';

/** A literature's shape and hue, each chosen apart. */
export function SignPicker({ term, name }: { term: Term; name: string }) {
  const { t } = useTranslation('settings');
  const edit = useTermEdit();
  return (
    <Popover position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.sign}
          aria-label={t('vocabularies.changeSign', { name })}
          title={t('vocabularies.changeSign', { name })}
        >
          <LiteratureSign shape={term.shape} hue={term.hue} size={16} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('vocabularies.changeSign', { name })}>
        <div className={classes.pickers}>
          <Choices label={t('vocabularies.shape')}>
            {SHAPES.map((shape) => (
              <Choice
                key={shape}
                label={t(`vocabularies.shapes.${shape}`)}
                chosen={term.shape === shape}
                onChoose={() => edit((doc) => setTerm(doc, { id: term.id, shape }))}
              >
                <LiteratureSign shape={shape} hue={term.hue} size={18} />
              </Choice>
            ))}
          </Choices>
          <Choices label={t('vocabularies.hue')}>
            {HUES.map((hue) => (
              <Choice
                key={hue}
                label={t(`vocabularies.hues.${hue}`)}
                chosen={term.hue === hue}
                onChoose={() => edit((doc) => setTerm(doc, { id: term.id, hue }))}
              >
                <LiteratureSign shape={term.shape} hue={hue} size={18} />
              </Choice>
            ))}
          </Choices>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <span className={classes.uses}>{label}</span>
      <div className={classes.choices}>{children}</div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  chosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ label, chosen, onChoose, children }: ChoiceProps) {
  return (
    <UnstyledButton
      className={classes.choice}
      aria-label={label}
      title={label}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      {children}
    </UnstyledButton>
  );
}
