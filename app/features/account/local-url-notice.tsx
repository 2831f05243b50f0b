import { Trans, useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';

/** While the lab's address is localhost: what does not work, and what to change. */
export function LocalUrlNotice() {
  const { t } = useTranslation('account');
  return (
    <Notice title={t('localUrl.title')}>
      <Trans t={t} i18nKey="localUrl.text" components={{ code: <code /> }} />
    </Notice>
  );
}
