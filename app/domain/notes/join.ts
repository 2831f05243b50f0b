/** Two notes made one under headings, and parted again as far as nobody has written on. */
import * as Y from 'yjs';
import { NOTE_FIELD, noteText, readNote } from './document.ts';

/** A block that was put into a note: which it is in the document, and how it read. */
export interface JoinedBlock {
  client: number;
  clock: number;
  mark: string;
}

export const isEmptyNote = (doc: Y.Doc): boolean => noteText(readNote(doc)).trim() === '';

/**
 * Appends a copy of `from`'s blocks to `into`. Where both hold text, each comes under a heading of
 * its own; where both read the same, nothing is written. What an earlier call wrote whose answer was
 * lost is found, not written again. Call inside a transaction of `into`.
 */
export function joinNotes(
  into: Y.Doc,
  from: Y.Doc,
  headings: { own: string; other: string },
): JoinedBlock[] {
  if (isEmptyNote(from)) return [];
  const target = into.getXmlFragment(NOTE_FIELD);
  const source = elementsOf(from);
  const found = joinedBefore(elementsOf(into), source, headings);
  if (found) return found.map(joinedBlock);
  const blocks = source.map((block) => block.clone());
  const both = !isEmptyNote(into);
  const added: Y.XmlElement[] = both ? [heading(headings.other), ...blocks] : blocks;
  if (both) {
    const own = heading(headings.own);
    target.insert(0, [own]);
    target.insert(target.length, added);
    added.unshift(own);
  } else target.insert(target.length, added);
  return added.map(joinedBlock);
}

const elementsOf = (doc: Y.Doc): Y.XmlElement[] =>
  doc
    .getXmlFragment(NOTE_FIELD)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement);

function joinedBlock(block: Y.XmlElement): JoinedBlock {
  const { client, clock } = block._item!.id;
  return { client, clock, mark: markOf(block) };
}

/** The blocks of `target` that are `source`'s already; null where it is still to be joined. */
function joinedBefore(
  target: readonly Y.XmlElement[],
  source: readonly Y.XmlElement[],
  headings: { own: string; other: string },
): Y.XmlElement[] | null {
  const [own, other] = headingTexts(headings);
  const texts = source.map(String);
  const here = target.map(String);
  const holdsAt = (start: number, wanted: readonly string[]) =>
    wanted.every((text, index) => here[start + index] === text);
  if (here.length === texts.length && holdsAt(0, texts)) return [];
  const all = [other, ...texts];
  const start = here.findIndex((_, index) => holdsAt(index, all));
  if (start < 1 || here[0] !== own) return null;
  return [target[0]!, ...target.slice(start, start + all.length)];
}

/** As they read once they stand in a document. */
function headingTexts({ own, other }: { own: string; other: string }): [string, string] {
  const fragment = new Y.Doc().getXmlFragment(NOTE_FIELD);
  fragment.insert(0, [heading(own), heading(other)]);
  return [String(fragment.get(0)), String(fragment.get(1))];
}

/** Takes out what `joinNotes` put in and nobody has changed since; answers how many blocks stay. */
export function partNotes(doc: Y.Doc, joined: readonly JoinedBlock[]): number {
  const held = new Map(joined.map(({ client, clock, mark }) => [`${client} ${clock}`, mark]));
  const target = doc.getXmlFragment(NOTE_FIELD);
  let left = 0;
  for (let index = target.length - 1; index >= 0; index--) {
    const block = target.get(index);
    const { client, clock } = block._item!.id;
    const mark = held.get(`${client} ${clock}`);
    if (mark === undefined) continue;
    if (mark === markOf(block)) target.delete(index, 1);
    else left += 1;
  }
  return left;
}

function heading(text: string): Y.XmlElement {
  const element = new Y.XmlElement<{ level: number }>('heading');
  element.setAttribute('level', 2);
  element.insert(0, [new Y.XmlText(text)]);
  return element as Y.XmlElement;
}

/** Changes with any letter of the block (FNV-1a). */
function markOf(block: { toString(): string }): string {
  let hash = 0x811c9dc5;
  const text = block.toString();
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}
