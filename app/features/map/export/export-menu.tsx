import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { saveFile } from '../../../components/save-file.ts';
import { writeJsonCanvas } from '../../../domain/interchange/json-canvas.ts';
import { PALETTES, svg } from '../../../domain/scene/index.ts';
import { embeddedImages } from '../images/embedded.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { pdfOfMap, pngOf } from './picture.ts';

/** Takes the map, or what it cites, out of here. */
export function ExportMenu({ className }: { className: string | undefined }) {
  const { t } = useTranslation('map');
  const { workspace, map, sceneOnPaper, language } = useMap();
  const base = `/p/${workspace.slug}`;
  const exportOf = (format: string) => `${base}/export?format=${format}&scope=map&map=${map.slug}`;

  const title = plainIn(map.name, language);
  const drawing = async () => {
    const scene = sceneOnPaper();
    return svg(scene, {
      palette: PALETTES.light,
      title,
      description: map.focusQuestion[language],
      legend: true,
      images: await embeddedImages(workspace.id, scene),
    });
  };
  const saveAs = async (extension: string, make: () => Blob | Promise<Blob>): Promise<void> => {
    try {
      saveFile(await make(), `${map.slug}.${extension}`);
    } catch (error) {
      notifications.show({ message: t('export.failed'), color: 'ink' });
      reportError(error);
    }
  };
  const svgFile = async () => new Blob([await drawing()], { type: 'image/svg+xml' });
  const canvasFile = () =>
    new Blob([writeJsonCanvas(sceneOnPaper())], { type: 'application/json' });

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
        <Menu.Item onClick={() => void saveAs('svg', svgFile)}>{t('export.svg')}</Menu.Item>
        <Menu.Item onClick={() => void saveAs('png', async () => pngOf(await drawing()))}>
          {t('export.png')}
        </Menu.Item>
        <Menu.Item onClick={() => void saveAs('pdf', async () => pdfOfMap(await drawing(), title))}>
          {t('export.pdf')}
        </Menu.Item>
        <Menu.Item onClick={() => void saveAs('canvas', canvasFile)}>
          {t('export.canvas')}
        </Menu.Item>
        <Menu.Item component="a" href={exportOf('graph-json')} download>
          {t('export.graph')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
