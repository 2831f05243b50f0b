import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Clip, clipOf, clipOfLines, clipText, readClip } from '../../../domain/graph/clip.ts';
import { pasteClip, removeFromMap } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { readJsonCanvas } from '../../../domain/interchange/json-canvas.ts';
import { cardSize, freePlace, type Rect } from '../../../domain/scene/index.ts';
import { SCENE_WORDS } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { useCite } from '../sources/use-cite.ts';
import type { MapWork } from '../types.ts';

const TYPE = 'application/vnd.canevas+json';
/** More lines than this are a document, not a list: they would cover the map. */
const MOST = 200;
const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

interface ClipboardOptions {
  /** The middle of what is in sight, in map units: where a paste is wished. */
  centre: () => [number, number];
  canEdit: boolean;
}

/** Copy, cut and paste of parts of a map, as Canevas, as JSON Canvas, and as lines of text. */
export function useClipboard({ centre, canEdit }: ClipboardOptions) {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language, scene, works, selection, edit } = useMap();
  const citeOn = useCite();
  const say = (message: string) => notifications.show({ message, color: 'ink' });

  const selected = () => clipOf(graph, map, selection.ids, workspace.id);
  const isEmpty = ({ concepts, frames }: Clip) => concepts.length + frames.length === 0;

  const lay = (clip: Clip, by?: [number, number]) => {
    const boxes: Rect[] = [
      ...clip.frames.map(({ box: [x, y, width, height] }) => ({ x, y, width, height })),
      ...clip.concepts.map(({ label, place: [x, y] }) => {
        const blank = { kind: null, literatures: [], fieldSite: false } as never;
        const options = { language, terms: graph.terms, words: SCENE_WORDS[language] };
        return { x, y, ...cardSize({ ...(blank as object), label } as never, options) };
      }),
    ];
    const left = Math.min(...boxes.map(({ x }) => x));
    const top = Math.min(...boxes.map(({ y }) => y));
    const size = {
      width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
      height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
    };
    const at = freePlace(size, centre(), [...scene.cards, ...scene.frames]);
    const made = edit((doc) =>
      pasteClip(doc, {
        map: map.id,
        clip,
        workspace: workspace.id,
        by: by ?? [at[0] - left, at[1] - top],
      }),
    );
    if (!made.ok) return;
    selection.select(...made.value);
    say(t('clipboard.pasted', { count: made.value.length }));
  };

  /** A citation key or a DOI: the work is cited by what is selected. */
  const cite = (work: MapWork) => {
    if (!citeOn({ work: work.id }, selection.only)) {
      say(t('clipboard.selectFirst', { title: work.title }));
    }
  };

  const pasteText = (text: string) => {
    const work = workNamed(text.trim(), works);
    if (work) return cite(work);
    const canvas = readJsonCanvas(text, language);
    const clip = canvas ?? clipOfLines(text, { graph, workspace: workspace.id, language });
    if (isEmpty(clip)) return;
    if (clip.concepts.length > MOST) {
      return say(t('clipboard.tooMany', { count: clip.concepts.length, max: MOST }));
    }
    const longest = Math.max(0, ...clip.concepts.map(({ label }) => label[language]?.length ?? 0));
    if (longest > LIMITS.label) {
      return say(t('clipboard.tooLong', { count: longest, max: LIMITS.label }));
    }
    lay(clip);
  };

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isInField(event) || !event.clipboardData || hasText()) return;
    const clip = selected();
    if (isEmpty(clip)) return;
    event.preventDefault();
    event.clipboardData.setData(TYPE, JSON.stringify(clip));
    event.clipboardData.setData('text/plain', clipText(graph, clip, language));
    if (event.type !== 'cut' || !canEdit) return;
    const ids = clip.concepts.map(({ id }) => id);
    edit((doc) => removeFromMap(doc, { map: map.id, ids }));
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isInField(event) || !event.clipboardData || !canEdit) return;
    event.preventDefault();
    const own = readClip(event.clipboardData.getData(TYPE));
    if (own && !isEmpty(own)) lay(own);
    else pasteText(event.clipboardData.getData('text/plain'));
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent) => onCopy(event);
    const paste = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, []);

  return {
    /** Copies beside themselves, on this map. */
    duplicate() {
      const clip = selected();
      if (!isEmpty(clip)) lay({ ...clip, workspace: null }, [32, 32]);
    },
    pasteText,
  };
}

const isInField = ({ target }: ClipboardEvent): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

/** Words marked in a panel are what the reader means to copy. */
const hasText = (): boolean => document.getSelection()?.isCollapsed === false;

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

/** The work that a key, bare or as pandoc and LaTeX write it, or a DOI names; null for other texts. */
function workNamed(text: string, works: ReadonlyMap<string, MapWork>): MapWork | null {
  const key = /^(?:\[?@|\\cite\{)?([^\s{}[\]]{3,120})[\]}]?$/.exec(text)?.[1]?.toLowerCase();
  const doi = DOI.exec(text)?.[1]?.toLowerCase();
  for (const work of works.values()) {
    if (work.deleted) continue;
    if (key && work.key.toLowerCase() === key) return work;
    if (doi && work.doi?.toLowerCase() === doi) return work;
  }
  return null;
}
