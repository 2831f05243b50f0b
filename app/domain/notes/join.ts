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
 * its own. Call inside a transaction of `into`.
 */
export function joinNotes(
  into: Y.Doc,
  from: Y.Doc,
  headings: { own: string; other: string },
): JoinedBlock[] {
  if (isEmptyNote(from)) return [];
  const target = into.getXmlFragment(NOTE_FIELD);
  const blocks = from
    .getXmlFragment(NOTE_FIELD)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? [block.clone()] : []));
  const both = !isEmptyNote(into);
  const added: Y.XmlElement[] = both ? [heading(headings.other), ...blocks] : blocks;
  if (both) {
    const own = heading(headings.own);
    target.insert(0, [own]);
    target.insert(target.length, added);
    added.unshift(own);
  } else target.insert(target.length, added);
  return added.map((block) => {
    const { client, clock } = block._item!.id;
    return { client, clock, mark: markOf(block) };
  });
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
