import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PALETTES, svg } from '../../domain/scene/index.ts';
import { plainIn } from './labels.ts';
import { useMap } from './map-context.ts';

/** Takes the map, or what it cites, out of here. */
export function ExportMenu({ className }: { className: string | undefined }) {
  const { t } = useTranslation('map');
  const { workspace, map, scene, language } = useMap();
  const base = `/p/${workspace.slug}`;
  const exportOf = (format: string) => `${base}/export?format=${format}&scope=map&map=${map.slug}`;

  const saveSvg = () => {
    const drawing = svg(scene, {
      palette: PALETTES.light,
      title: plainIn(map.name, language),
      description: map.focusQuestion[language],
      legend: true,
    });
    const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${map.slug}.svg`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <Menu position="bottom-start" shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={className}>
          <IconDownload size={18} stroke={1.7} aria-hidden="true" />
          <span>{t('toolbar.export')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exportOf('bibtex')} download>
          {t('export.bibtex')}
        </Menu.Item>
        <Menu.Item component="a" href={exportOf('biblatex')} download>
          {t('export.biblatex')}
        </Menu.Item>
        <Menu.Item component={Link} to={`${base}/bibliography?scope=map&map=${map.slug}`}>
          {t('export.bibliography')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={saveSvg}>{t('export.svg')}</Menu.Item>
        <Menu.Item component="a" href={exportOf('graph-json')} download>
          {t('export.graph')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
