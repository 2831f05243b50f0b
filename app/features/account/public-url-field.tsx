import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { isLocalAddress } from '../../domain/addresses.ts';

interface PublicUrlFieldProps {
  initial: string;
  error: string | undefined;
}

/** The address that the lab's links carry; while it is localhost, what does not work and what to change. */
export function PublicUrlField({ initial, error }: PublicUrlFieldProps) {
  const { t } = useTranslation('account');
  const [publicUrl, setPublicUrl] = useState(initial);
  return (
    <>
      <TextInput
        label={t('field.publicUrl')}
        description={t('field.publicUrlHelp')}
        name="publicUrl"
        type="url"
        value={publicUrl}
        onChange={(event) => setPublicUrl(event.currentTarget.value)}
        required
        withAsterisk={false}
        error={error}
      />
      {isLocalAddress(publicUrl) ? (
        <Notice title={t('localUrl.title')}>
          <Trans t={t} i18nKey="localUrl.text" components={{ code: <code /> }} />
        </Notice>
      ) : null}
    </>
  );
}
