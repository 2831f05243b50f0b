/** What the relay refuses by its bytes alone, before anything is decoded or built from them. */
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Malformed } from '../../../server/collab/bytes.ts';
import { readAwareness, readClientMessage } from '../../../server/collab/messages.ts';
import { checkStateVector, readUpdate } from '../../../server/collab/read-update.ts';
import { author } from './support.ts';

type Write = (encoder: encoding.Encoder) => void;

function bytes(...parts: Array<number | string | Write | Uint8Array>): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else if (part instanceof Uint8Array) encoding.writeUint8Array(encoder, part);
      else part(encoder);
    }
  });
}

const raw = (...values: number[]): Uint8Array => Uint8Array.from(values);
const json = (value: unknown): string => JSON.stringify(value);

/** A struct of some kind in the root `m`, its content as given. */
const KIND = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, type: 7, any: 8 };
const inRoot = (kind: number): Uint8Array => bytes(raw(kind), 1, 'm');

/** One client with one struct, and nothing deleted. */
function update(...struct: Parameters<typeof bytes>): Uint8Array {
  return bytes(1, 1, 7, 0, ...struct, 0);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

const HONEST = update(inRoot(KIND.string), 'hello');
/** One client, one range. */
const deletes = (clock: number, length: number): Uint8Array => bytes(0, 1, 7, 1, clock, length);

test('what the table spoils is honest when it is not spoilt', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, HONEST);
  expect(doc.getText('m').toString()).toBe('hello');
  const accepted = [
    HONEST,
    deletes(0, 5),
    update(inRoot(KIND.json), 2, json({ a: nested(20) }), 'undefined'),
    update(inRoot(KIND.any), 1, (e) => encoding.writeAny(e, nested(30) as string)),
    update(inRoot(KIND.type), 1),
    bytes(1, 1, 2 ** 32 - 1, 0, inRoot(KIND.deleted), 3, 0),
  ];
  for (const one of accepted) expect(() => readUpdate(one)).not.toThrow();
});

test.each<[string, string, Uint8Array]>([
  ['ends early', 'end of bytes', HONEST.subarray(0, HONEST.length - 1)],
  ['goes on after its end', 'bytes after the end', bytes(HONEST, raw(0))],
  ['counts clients beyond its bytes', 'count beyond the bytes', bytes(2 ** 25, 1, 7)],
  ['counts structs beyond its bytes', 'count beyond the bytes', bytes(1, 2 ** 25, 7)],
  ['counts values beyond its bytes', 'count beyond', update(inRoot(KIND.any), 2 ** 25)],
  ['counts JSON beyond its bytes', 'count beyond', update(inRoot(KIND.json), 2 ** 25)],
  ['counts deletions beyond its bytes', 'count beyond', bytes(0, 2 ** 25, 7, 1)],
  ['counts ranges beyond its bytes', 'count beyond', bytes(0, 1, 7, 2 ** 25)],
  ['has text beyond its bytes', 'length beyond', update(inRoot(KIND.string), 2 ** 25)],
  ['has bytes beyond its bytes', 'length beyond', update(inRoot(KIND.binary), 2 ** 25)],
  ['has a number beyond 2^53', 'number too large', bytes(1, 1, 7, raw(...Array(8).fill(0xff), 1))],
  [
    'has an integer of twenty bytes',
    'number too large',
    update(inRoot(KIND.any), 1, raw(125, ...Array<number>(20).fill(0xff), 1)),
  ],
  ['has text that is not UTF-8', 'not UTF-8', update(inRoot(KIND.string), 1, raw(0xff))],
  ['has an unknown kind of value', 'kind of value', update(inRoot(KIND.any), 1, raw(42))],
  ['has what is no JSON', 'not JSON', update(inRoot(KIND.embed), '{')],
  ['has JSON too deep', 'too deep', update(inRoot(KIND.embed), json(nested(40)))],
  [
    'has values too deep',
    'too deep',
    update(inRoot(KIND.any), 1, (e) => encoding.writeAny(e, nested(40) as string)),
  ],
  ['has a prototype key in JSON', 'prototype', update(inRoot(KIND.embed), '{"a":{"__proto__":1}}')],
  ['names a root after the prototype', 'prototype', update(raw(KIND.string), 1, '__proto__', 'x')],
  ['has a subdocument', 'kind of struct', update(inRoot(9), 'guid', raw(118, 0))],
  ['has a gap', 'kind of struct', update(raw(10), 1)],
  ['has an unknown type', 'unknown type', update(inRoot(KIND.type), 7)],
  ['has an empty struct', 'empty struct', update(inRoot(KIND.deleted), 0)],
  ['has an empty text', 'empty struct', update(inRoot(KIND.string), '')],
  ['has a clock beyond 2^31', 'clock too large', update(raw(KIND.gc), 2 ** 31)],
  ['has a client id beyond 32 bits', 'client id', bytes(1, 1, 2 ** 32, 0, inRoot(4), 'x', 0)],
  [
    'has a client twice',
    'client twice',
    bytes(2, 1, 7, 0, inRoot(4), 'x', 1, 7, 1, inRoot(4), 'y', 0),
  ],
  ['deletes of a client twice', 'client twice', bytes(0, 2, 7, 1, 0, 1, 7, 1, 1, 1)],
  ['deletes nothing', 'range of deletion', deletes(0, 0)],
  ['deletes beyond 2^31', 'range of deletion', deletes(1, 2 ** 31)],
])('an update that %s is refused', (_, reason, spoilt) => {
  expect(() => readUpdate(spoilt)).toThrow(Malformed);
  expect(() => readUpdate(spoilt)).toThrow(reason);
});

test.each<[string, string, Uint8Array]>([
  ['of an unknown type', 'unknown message', bytes(9)],
  ['with an unknown step', 'unknown sync step', bytes(0, 3, 0)],
  ['that goes on after its end', 'bytes after the end', bytes(3, 0)],
  ['of a type that only the server sends', 'unknown message', bytes(101, 1)],
])('a message %s is refused', (_, reason, spoilt) => {
  expect(() => readClientMessage(spoilt)).toThrow(reason);
});

test.each<[string, string, Uint8Array]>([
  ['counts beyond its bytes', 'count beyond the bytes', bytes(2 ** 25, 1, 1)],
  ['goes on after its end', 'bytes after the end', bytes(1, 7, 1, '{}', 0)],
])('awareness that %s is refused', (_, reason, spoilt) => {
  expect(() => readAwareness(spoilt)).toThrow(reason);
});

test.each<[string, string, Uint8Array]>([
  ['counts beyond its bytes', 'count beyond the bytes', bytes(2 ** 25, 1, 1)],
  ['goes on after its end', 'bytes after the end', bytes(1, 7, 1, 0)],
  ['has a client id beyond 32 bits', 'client id', bytes(1, 2 ** 32, 1)],
])('a state vector that %s is refused', (_, reason, spoilt) => {
  expect(() => checkStateVector(spoilt)).toThrow(reason);
});

test('fault 3: a count beyond the bytes costs nothing', () => {
  const bomb = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 33_554_432);
    encoding.writeVarUint(encoder, 1);
  });
  expect(bomb.length).toBeLessThan(8);
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  for (let i = 0; i < 1000; i++) expect(() => readUpdate(bomb)).toThrow(Malformed);
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before;
  expect(grown).toBeLessThan(100 * 1024 * 1024);
});

test('what a real document says is read to the last byte', () => {
  const { doc } = author();
  const list = doc.getArray('list');
  list.push([1, -5, 2 ** 40, 1.5, true, null, 'é😀', new Uint8Array([1, 2]), { a: [{ b: 1 }] }]);
  const text = doc.getText('text');
  text.insert(0, 'hello', { bold: true });
  text.insertEmbed(2, { image: 'x' });
  text.delete(0, 1);
  doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p'), new Y.XmlText('t')]);
  doc.getMap('map').set('inner', new Y.Map([['k', new Y.Array()]]));
  const update = Y.encodeStateAsUpdate(doc);
  const summary = readUpdate(update);
  const state = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const [client, structs] of summary.structs) {
    const last = structs.at(-1)!;
    expect(last.clock + last.length).toBe(state.get(client));
  }
  for (let end = 0; end < update.length; end++) {
    expect(() => readUpdate(update.subarray(0, end))).toThrow(Malformed);
  }
});

test('prototype keys and values nested beyond 32 are refused', () => {
  const deep: unknown[] = [];
  let inner = deep;
  for (let i = 0; i < 40; i++) inner.push((inner = []));
  expect(() => readUpdate(author().edit((d) => d.getMap('m').set('k', deep)))).toThrow(Malformed);
  const proto = JSON.parse('{"__proto__": {"x": 1}}') as object;
  expect(() => readUpdate(author().edit((d) => d.getMap('m').set('k', proto)))).toThrow(Malformed);
  expect(() => readUpdate(author().edit((d) => d.getMap('m').set('__proto__', 1)))).toThrow(
    Malformed,
  );
});
