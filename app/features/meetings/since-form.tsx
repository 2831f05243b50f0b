import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, Link } from 'react-router';
import classes from './meetings.module.css';

interface SinceFormProps {
  /** A day, YYYY-MM-DD. */
  since: string;
  presets: { name: 'visit' | 'week' | 'fortnight' | 'month'; since: string }[];
}

/** From which day on: any, or one of the usual ones. */
export function SinceForm({ since, presets }: SinceFormProps) {
  const { t } = useTranslation('meetings');
  return (
    <div className={classes.since}>
      <Form method="get" key={since} className={classes.sinceForm}>
        <TextInput
          type="date"
          name="since"
          label={t('since')}
          description={t('sinceHelp')}
          defaultValue={since}
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default">
          {t('show')}
        </Button>
      </Form>
      <div className={classes.presets}>
        {presets.map((preset) => (
          <Link
            key={preset.name}
            to={`?since=${preset.since}`}
            className={classes.preset}
            aria-current={preset.since === since ? 'true' : undefined}
            preventScrollReset
          >
            {t(`presets.${preset.name}`)}
          </Link>
        ))}
      </div>
    </div>
  );
}
