import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { clipOf, clipText } from '../../../domain/graph/clip.ts';
import { writeJsonCanvas } from '../../../domain/interchange/json-canvas.ts';
import { PALETTES, partOf, svg } from '../../../domain/scene/index.ts';
import { copyText } from '../../library/index.ts';
import { saveFile } from '../../../components/save-file.ts';
import { pngOf } from '../export/picture.ts';
import { embeddedImages } from '../images/embedded.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { citations } from '../works-on-map.ts';

export const COPIES = ['picture', 'text', 'canvas'] as const;
export type CopyKind = (typeof COPIES)[number];

/** What is chosen, or else the whole map, to the clipboard of other programs. */
export function useCopyAs(): (kind: CopyKind) => Promise<void> {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language, scene, sceneOnPaper, works, selection } = useMap();
  const say = (key: 'copied' | 'saved' | 'refused', kind: CopyKind) => {
    notifications.show({
      message: t(`copyAs.${key}`, { what: t(`copyAs.${kind}`) }),
      color: 'ink',
    });
  };

  const chosen = () =>
    selection.ids.size > 0
      ? selection.ids
      : new Set([...scene.cards, ...scene.frames].map(({ id }) => id));

  const citationOf = citations(works);

  async function picture(): Promise<void> {
    const part = partOf(sceneOnPaper(), chosen());
    const title = plainIn(map.name, language);
    const make = async () => {
      const images = await embeddedImages(workspace.id, part);
      return pngOf(svg(part, { palette: PALETTES.light, title, images }));
    };
    // Plain http on a network has no clipboard for pictures: the file is the next best.
    if (!window.isSecureContext || typeof ClipboardItem === 'undefined') {
      saveFile(await make(), `${map.slug}.png`);
      return say('saved', 'picture');
    }
    try {
      // The promise, not the picture: the browser allows it while the click is fresh.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': make() })]);
      say('copied', 'picture');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      saveFile(await make(), `${map.slug}.png`);
      say('saved', 'picture');
    }
  }

  const text = (kind: 'text' | 'canvas'): string => {
    if (kind === 'canvas') return writeJsonCanvas(partOf(sceneOnPaper(), chosen()));
    return clipText(graph, clipOf(graph, map, chosen(), workspace.id), language, citationOf);
  };
  return async (kind) => {
    if (kind === 'picture') return picture();
    say((await copyText(text(kind))) ? 'copied' : 'refused', kind);
  };
}
