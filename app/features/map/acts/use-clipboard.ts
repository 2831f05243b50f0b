import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Clip,
  clipOf,
  clipOfLines,
  clipParts,
  clipText,
  newPasted,
  readClip,
} from '../../../domain/graph/clip.ts';
import { pasteClip, removeFromMap } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { readJsonCanvas } from '../../../domain/interchange/json-canvas.ts';
import { cardSize, columnPlaces, freePlace, type Rect } from '../../../domain/scene/index.ts';
import { copyText } from '../../library/index.ts';
import { useAddImages } from '../images/use-add-images.ts';
import { SCENE_WORDS } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { useGraphSession } from '../../sync/index.ts';
import { useCite } from '../sources/use-cite.ts';
import { useWorkCard } from '../sources/use-work-card.ts';
import type { MapWork } from '../types.ts';
import { citations } from '../works-on-map.ts';

/** What was copied by command, and the text by which a paste knows it again. */
let copied: { text: string; clip: Clip } | null = null;

/** Null where the browser gives nothing. */
async function readText(): Promise<string | null> {
  try {
    return (await navigator.clipboard?.readText()) ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

const TYPE = 'application/vnd.canevas+json';
/** More lines than this are a document, not a list: no map shows them. */
const MOST = 5_000;
const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

interface ClipboardOptions {
  /** The middle of what is in sight, in map units: where a paste is wished. */
  centre: () => [number, number];
  canEdit: boolean;
}

/** Copy, cut and paste of parts of a map, as Canevas, as JSON Canvas, as images and as lines of text. */
export function useClipboard({ centre, canEdit }: ClipboardOptions) {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language, scene, works, selection, edit } = useMap();
  const session = useGraphSession();
  const citeOn = useCite();
  const layWork = useWorkCard();
  const images = useAddImages();
  const say = (message: string) => notifications.show({ message, color: 'ink' });

  const selected = () => clipOf(graph, map, selection.ids, workspace.id);
  const isEmpty = ({ concepts, frames }: Clip) => concepts.length + frames.length === 0;

  const sizeOf = ({ label }: Clip['concepts'][number]) => {
    const blank = { kind: null, literatures: [], fieldSite: false };
    const options = { language, terms: graph.terms, words: SCENE_WORDS[language] };
    return cardSize({ ...blank, label } as never, options);
  };

  const lay = (
    clip: Clip,
    { by, also = [] }: { by?: [number, number]; also?: readonly string[] } = {},
  ) => {
    const boxes: Rect[] = [
      ...clip.frames.map(({ box: [x, y, width, height] }) => ({ x, y, width, height })),
      ...clip.concepts.map((one) => ({ x: one.place[0], y: one.place[1], ...sizeOf(one) })),
    ];
    const left = least(boxes.map(({ x }) => x));
    const top = least(boxes.map(({ y }) => y));
    const size = {
      width: -least(boxes.map(({ x, width }) => -x - width)) - left,
      height: -least(boxes.map(({ y, height }) => -y - height)) - top,
    };
    const at = by ?? freeOffset(size, [left, top]);
    const pasted = newPasted();
    const made: string[] = [];
    // Each part is an update that the server takes, and all are one step to undo.
    const group = 'paste';
    for (const part of clipParts(clip)) {
      const laid = edit(
        (doc) =>
          pasteClip(doc, { map: map.id, clip: part, workspace: workspace.id, by: at, pasted }),
        { group },
      );
      if (!laid.ok) break;
      made.push(...laid.value);
    }
    session?.endGroup();
    if (made.length === 0) return;
    selection.select(...also, ...made);
    say(t('clipboard.pasted', { count: made.length }));
  };
  const freeOffset = (
    size: { width: number; height: number },
    [left, top]: [number, number],
  ): [number, number] => {
    const at = freePlace(size, centre(), [...scene.cards, ...scene.frames]);
    return [at[0] - left, at[1] - top];
  };

  /** From another project its images come along; its works' cards belong to its library. */
  const layOwn = async (clip: Clip) => {
    if (clip.workspace !== workspace.id && clip.frames.some(({ look }) => look === 'work')) {
      say(t('clipboard.worksLeft'));
    }
    const brought = await images.bring(clip);
    if (!isEmpty(brought)) lay(brought);
  };

  /** A citation key or a DOI: the work is cited by what is selected, else laid as a card. */
  const cite = (work: MapWork) => {
    if (!citeOn({ work: work.id }, selection.only)) layWork(work.id, centre());
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
    const longest = -least(clip.concepts.map(({ label }) => -(label[language]?.length ?? 0)));
    if (longest > LIMITS.label) {
      return say(t('clipboard.tooLong', { count: longest, max: LIMITS.label }));
    }
    if (canvas) return lay(clip);
    // What the map shows already is chosen with the rest, and not made twice.
    const [here, fresh] = [true, false].map((isHere) =>
      clip.concepts.filter(({ id }) => id in map.places === isHere),
    ) as [Clip['concepts'], Clip['concepts']];
    const also = here.map(({ id }) => id);
    if (fresh.length === 0) {
      selection.select(...also);
      return say(t('clipboard.allHere', { count: also.length }));
    }
    const places = columnPlaces(fresh.map(sizeOf));
    const concepts = fresh.map((one, index) => ({ ...one, place: places[index]! }));
    lay({ ...clip, concepts }, { also });
  };

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isInField(event) || !event.clipboardData || hasText()) return;
    const clip = selected();
    if (isEmpty(clip)) return;
    event.preventDefault();
    event.clipboardData.setData(TYPE, JSON.stringify(clip));
    event.clipboardData.setData('text/plain', clipText(graph, clip, language, citations(works)));
    if (event.type !== 'cut' || !canEdit) return;
    const ids = clip.concepts.map(({ id }) => id);
    edit((doc) => removeFromMap(doc, { map: map.id, ids }));
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isInField(event) || !event.clipboardData || !canEdit) return;
    event.preventDefault();
    const { clipboardData: held } = event;
    const own = readClip(held.getData(TYPE));
    if (own && !isEmpty(own)) return void layOwn(own);
    const text = held.getData('text/plain');
    // A table out of a spreadsheet comes as a picture too: its words are worth more.
    if (text.trim() !== '') return pasteText(text);
    void images.add([...held.files], centre(), true);
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

  /** Without the event of a key: the page's own clipboard takes the text, and we remember the rest. */
  const copyNow = async (): Promise<Clip | null> => {
    const clip = selected();
    if (isEmpty(clip)) return null;
    const text = clipText(graph, clip, language, citations(works));
    copied = { text, clip };
    const isTaken = await copyText(text);
    say(isTaken ? t('clipboard.copied') : t('clipboard.refused'));
    return isTaken ? clip : null;
  };
  return {
    copy: () => void copyNow(),
    cut: () =>
      void copyNow().then((clip) => {
        if (!clip) return;
        const ids = clip.concepts.map(({ id }) => id);
        edit((doc) => removeFromMap(doc, { map: map.id, ids }));
      }),
    /** A browser asks its reader first, and may refuse: then the keys remain. */
    paste: () =>
      void readText().then((text) => {
        if (text === null) say(t('clipboard.refused'));
        else if (copied?.text === text) void layOwn(copied.clip);
        else pasteText(text);
      }),
    /** Copies beside themselves, on this map. */
    duplicate() {
      const clip = selected();
      if (isEmpty(clip)) return;
      const concepts = clip.concepts.map((one) => ({ ...one, id: `copy-${one.id}` }));
      const propositions = clip.propositions.map(({ from, to, ...rest }) => ({
        ...{ from: `copy-${from}`, to: `copy-${to}` },
        ...rest,
      }));
      lay({ ...clip, concepts, propositions }, { by: [32, 32] });
    },
    pasteText,
  };
}

/** Of thousands too: `Math.min(...)` takes so many arguments and no more. */
const least = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.min(one, other), Infinity);

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
