import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { personFirst } from './person.ts';
import classes from './work-form.module.css';

interface NamesReadProps {
  text: string;
  onChange: (text: string) => void;
}

/** Names written without a comma, as they are understood, and the way to say otherwise. */
export function NamesRead({ text, onChange }: NamesReadProps) {
  const { t } = useTranslation('work');
  const lines = text.split('\n');
  const guessed = lines.flatMap((line, index) => {
    const person = personFirst(line.trim().replace(/\s+/g, ' '));
    return person === null ? [] : [{ line: line.trim(), index, person }];
  });
  if (guessed.length === 0) return null;
  const rewrite = (index: number, line: string) =>
    onChange(lines.map((one, at) => (at === index ? line : one)).join('\n'));
  return (
    <ul className={classes.read}>
      {guessed.map(({ line, index, person }) => (
        <li key={index}>
          {t('form.readAs', { person })}{' '}
          <UnstyledButton className={classes.otherwise} onClick={() => rewrite(index, `{${line}}`)}>
            {t('form.isInstitution')}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
