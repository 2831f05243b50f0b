import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { postBytes } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';
import { type ErrorReport, isCanevasError } from '../../../domain/errors.ts';
import type { Clip } from '../../../domain/graph/clip.ts';
import { addFrame } from '../../../domain/graph/commands.ts';
import { imageAddress, imagesAddress, type StoredImage } from '../../../domain/images.ts';
import { freePlace, imageSize } from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';
import { prepareImage } from './prepare.ts';

/** Said as "your file is with you, come back": there is nothing wrong with it. */
const AWAY: ReadonlySet<string> = new Set(['server-away', 'session-ended']);

type Sent = { ok: true; value: StoredImage } | { ok: false; error: ErrorReport };

/** Images on their way to the map: from files, and along with what is pasted out of another project. */
export function useAddImages() {
  const { t } = useTranslation('map');
  const { workspace, map, scene, edit, selection } = useMap();
  const wordsOf = useErrorWords();

  const refuse = (error: ErrorReport) =>
    notifications.show({
      message: AWAY.has(error.code) ? t('image.away') : wordsOf(error),
      color: 'ink',
      autoClose: 10_000,
    });

  async function send(file: Blob): Promise<Sent> {
    try {
      const blob = await prepareImage(file);
      return await postBytes<StoredImage>(imagesAddress(workspace.id), blob);
    } catch (error) {
      if (!isCanevasError(error)) throw error;
      return { ok: false, error: { code: error.code, params: error.params } };
    }
  }

  /**
   * Each is sent, then all are laid in one step.
   * @param at the middle of the first, in map units
   * @param isFree whether they look for a free place about it
   */
  async function add(files: readonly Blob[], at: [number, number], isFree: boolean) {
    if (files.length === 0) return;
    const notice = notifications.show({
      message: t('image.sending', { count: files.length }),
      loading: true,
      autoClose: false,
      withCloseButton: false,
      color: 'ink',
    });
    const sent: Sent[] = [];
    try {
      for (const file of files) sent.push(await send(file));
    } finally {
      notifications.hide(notice);
    }
    const refused = sent.find((one) => !one.ok);
    if (refused && !refused.ok) refuse(refused.error);
    const stored = sent.flatMap((one) => (one.ok ? [one.value] : []));
    if (stored.length === 0) return;
    const around = [...scene.cards, ...scene.frames];
    const boxes = stored.map((image, index) => {
      const size = imageSize(image);
      const step = index * 32;
      const [x, y] = isFree
        ? freePlace(size, at, around)
        : [at[0] - size.width / 2 + step, at[1] - size.height / 2 + step];
      around.push({ x, y, ...size } as (typeof around)[number]);
      return { image: image.id, box: [x, y, size.width, size.height] as const };
    });
    const laid = edit((doc) =>
      boxes.map(({ image, box }) => addFrame(doc, { map: map.id, look: 'image', image, box })),
    );
    if (!laid.ok) return;
    selection.select(...laid.value);
    notifications.show({ message: t('image.added', { count: stored.length }), color: 'ink' });
  }

  /** A clip of another project with its images brought here, without those that may not be read there. */
  async function bring(clip: Clip): Promise<Clip> {
    if (clip.workspace === null || clip.workspace === workspace.id) return clip;
    const wanted = new Set(clip.frames.flatMap(({ image }) => image ?? []));
    const here = new Set<string>();
    for (const id of wanted) {
      const response = await fetch(imageAddress(clip.workspace, id)).catch(() => null);
      if (!response?.ok) continue;
      const sent = await postBytes<StoredImage>(imagesAddress(workspace.id), await response.blob());
      if (sent.ok) here.add(sent.value.id);
    }
    if (here.size < wanted.size) {
      notifications.show({
        message: t('image.leftBehind', { count: wanted.size - here.size }),
        color: 'ink',
      });
    }
    const isHere = ({ image }: Clip['frames'][number]) => image === undefined || here.has(image);
    return { ...clip, frames: clip.frames.filter(isHere) };
  }

  return { add, bring };
}

/** Asks for files by the browser's own dialog. */
export function chooseImages(types: string): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    Object.assign(field, { type: 'file', accept: types, multiple: true });
    field.addEventListener('change', () => resolve([...(field.files ?? [])]));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });
}
