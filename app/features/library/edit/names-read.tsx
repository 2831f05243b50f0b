import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { personFirst, splitNames } from './person.ts';
import classes from './work-form.module.css';

interface NamesReadProps {
  text: string;
  onChange: (text: string) => void;
}

/** Names written without a comma, as they are understood, and the way to say otherwise. */
export function NamesRead({ text, onChange }: NamesReadProps) {
  const { t } = useTranslation('work');
  const names = text.split(/\n|;/).flatMap((line) => splitNames(line.trim().replace(/\s+/g, ' ')));
  const guessed = names.flatMap((name, index) => {
    const person = personFirst(name);
    return person === null ? [] : [{ name, index, person }];
  });
  if (guessed.length === 0) return null;
  const rewrite = (index: number, name: string) =>
    onChange(names.map((one, at) => (at === index ? name : one)).join('\n'));
  return (
    <ul className={classes.read}>
      {guessed.map(({ name, index, person }) => (
        <li key={index}>
          {t('form.readAs', { person })}{' '}
          <UnstyledButton className={classes.otherwise} onClick={() => rewrite(index, `{${name}}`)}>
            {t('form.isInstitution')}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
