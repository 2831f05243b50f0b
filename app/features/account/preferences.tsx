import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useHydrated } from '../../components/moment.tsx';
import { useLanguageChoice, useTextSizeChoice } from '../../components/use-preferences.ts';
import { INTERFACE_LANGUAGES } from '../../i18n.ts';
import { TEXT_SIZES, type TextSize } from '../../preferences.ts';
import classes from './preferences.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Language, appearance and size of text: the same three in the menu and on the account page. */
export function Preferences() {
  const { t } = useTranslation('common');
  const language = useLanguageChoice();
  const text = useTextSizeChoice();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const hydrated = useHydrated();
  return (
    <div className={classes.list}>
      <Choice
        label={t('language.label')}
        value={language.language}
        choices={INTERFACE_LANGUAGES.map((code) => [code, t(`language.${code}`)])}
        onChoose={(code) => void language.choose(code)}
      />
      <Choice
        label={t('scheme.label')}
        // Only the browser remembers it, so the server's page cannot know.
        value={hydrated ? colorScheme : 'auto'}
        choices={SCHEMES.map((scheme) => [scheme, t(`scheme.${scheme}`)])}
        onChoose={setColorScheme}
      />
      <Choice<TextSize>
        label={t('textSize.label')}
        value={text.textSize}
        choices={TEXT_SIZES.map((size) => [size, t(`textSize.${size}`)])}
        onChoose={(size) => void text.choose(size)}
      />
    </div>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  choices: readonly (readonly [V, string])[];
  onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, value, choices, onChoose }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <span id={id}>{label}</span>
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        value={value}
        data={choices.map(([choice, words]) => ({ value: choice, label: words }))}
        onChange={(choice) => onChoose(choice as V)}
        withItemsBorders={false}
      />
    </div>
  );
}
