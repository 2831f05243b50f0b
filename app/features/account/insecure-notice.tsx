import { useTranslation } from 'react-i18next';
import { useHydrated } from '../../components/moment.tsx';
import { Notice } from '../../components/notice.tsx';

/** What plain http on a network takes away; nothing where nothing is taken. */
export function InsecureNotice() {
  const { t } = useTranslation('account');
  const hydrated = useHydrated();
  if (!hydrated || window.isSecureContext) return null;
  return <Notice title={t('insecure.title')}>{t('insecure.text')}</Notice>;
}
