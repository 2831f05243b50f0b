import { useTranslation } from 'react-i18next';
import { CopyField } from '../../components/copy-field.tsx';
import { Section } from '../../components/page.tsx';

interface AddressesProps {
  publicUrl: string;
  workspaceId: string;
  /** Short name of a map of this project, for the third address. */
  map: string | null;
}

/** The stable addresses of the bibliography, ready to be taken elsewhere. */
export function Addresses({ publicUrl, workspaceId, map }: AddressesProps) {
  const { t } = useTranslation('settings');
  const base = `${publicUrl.replace(/\/$/, '')}/api/workspaces/${workspaceId}/bibliography`;
  const example = `curl -H "Authorization: Bearer TOKEN" ${base}.bib -o references.bib`;
  return (
    <Section title={t('access.addresses')} text={t('access.addressesText')}>
      <CopyField label={t('access.library')} value={`${base}.bib`} />
      <CopyField label={t('access.libraryJson')} value={`${base}.json`} />
      {map ? <CopyField label={t('access.map')} value={`${base}.bib?map=${map}`} /> : null}
      <CopyField label={t('access.example')} value={example} />
    </Section>
  );
}
