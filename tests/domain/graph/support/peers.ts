import * as Y from 'yjs';

/** Everything of the one merged into the other. */
export function merge(from: Y.Doc, into: Y.Doc): void {
  Y.applyUpdate(into, Y.encodeStateAsUpdate(from, Y.encodeStateVector(into)), 'remote');
}

/** Both end with the same content, whatever each had. */
export function sync(a: Y.Doc, b: Y.Doc): void {
  merge(a, b);
  merge(b, a);
}

/** A second document that begins where the first stands. */
export function peerOf(doc: Y.Doc): Y.Doc {
  const peer = new Y.Doc();
  merge(doc, peer);
  return peer;
}
