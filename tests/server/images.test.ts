import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addFrame, deleteFrame, restoreFrame, setFrame } from '../../app/domain/graph/commands.ts';
import { IMAGE_LIMITS } from '../../app/domain/images.ts';
import { restoreBackup } from '../../server/backup/restore.ts';
import { KEPT_UNUSED_DAYS } from '../../server/commands/images.ts';
import { dataPaths } from '../../server/data-folder.ts';
import { readImageHeader } from '../../app/domain/image-header.ts';
import type { Actor } from '../../server/types.ts';
import { claiming, PICTURE } from '../support/pictures.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let me: Actor;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  me = lab.administrator;
  ref = (await lab.services.workspaces.create(me, { name: 'Projet' })).id;
});
afterEach(() => lab.end());

const images = () => lab.services.images;
const files = (of = lab) => {
  const { images: folder } = dataPaths(of.config.dataDir);
  return existsSync(folder) ? readdirSync(folder) : [];
};
/** The image laid on a map; returns the frame's id. */
async function lay(image: string): Promise<string> {
  const room = await lab.context.rooms.graph(ref);
  const map = await lab.services.maps.create(me, ref, { name: { fr: 'Carte' }, focusQuestion: {} });
  return room.apply('me', (doc) =>
    addFrame(doc, {
      map: map.id,
      look: 'image',
      image,
      title: { fr: 'Un point' },
      box: [0, 0, 9, 9],
    }),
  );
}

it('keeps an image once, under the name of its bytes, and gives it back as it came', async () => {
  const made = await images().add(me, ref, PICTURE);
  expect(made).toEqual({ id: made.id, type: 'image/png', width: 1, height: 1 });
  expect(await images().add(me, ref, PICTURE)).toEqual(made);
  expect(files()).toEqual([made.id]);
  const got = await images().get(me, ref, made.id);
  expect([got.type, [...got.bytes]]).toEqual(['image/png', [...PICTURE]]);
});

it('refuses by the bytes what is no image, too large, or claims more than can be drawn', async () => {
  const text = (words: string) => new TextEncoder().encode(words);
  const refused = [
    [text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'image-type'],
    [text('<html><script>alert(1)</script>'), 'image-type'],
    [PICTURE.slice(0, 20), 'image-type'],
    [new Uint8Array(), 'image-type'],
    [new Uint8Array(IMAGE_LIMITS.bytes + 1), 'image-too-large'],
    [claiming(IMAGE_LIMITS.side + 1, 1), 'image-too-wide'],
    [claiming(0, 4), 'image-type'],
  ] as const;
  for (const [bytes, code] of refused) {
    expect(await codeOf(() => images().add(me, ref, bytes))).toBe(code);
  }
  expect(files()).toEqual([]);
});

it('reads the size of each kind from its own header', () => {
  const jpeg = [
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc2, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0,
  ];
  const gif = [...'GIF89a'].map((one) => one.charCodeAt(0)).concat([40, 0, 30, 0, 0, 0, 0, 0]);
  const riff = (kind: string, ...data: number[]) =>
    [...`RIFF....WEBP${kind}....`].map((one) => one.charCodeAt(0)).concat(data);
  const lossy = riff('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 40, 0, 30, 0);
  const extended = riff('VP8X', 0, 0, 0, 0, 39, 0, 0, 29, 0, 0);
  const lossless = riff(
    'VP8L',
    0x2f,
    ...[39 | ((29 & 3) << 14), 29 >> 2].flatMap(low16),
    0,
    0,
    0,
    0,
    0,
  );
  const size = { width: 40, height: 30 };
  for (const [type, bytes] of [
    ['image/jpeg', jpeg],
    ['image/gif', gif],
    ['image/webp', lossy],
    ['image/webp', extended],
    ['image/webp', lossless],
  ] as const) {
    expect(readImageHeader(new Uint8Array(bytes))).toEqual({ type, ...size });
    for (let length = 0; length < bytes.length; length += 1) {
      readImageHeader(new Uint8Array(bytes.slice(0, length))); // Cut short it never throws.
    }
  }
});
const low16 = (value: number) => [value & 255, (value >> 8) & 255];

it('gives an image to no other project, and to nobody who has left', async () => {
  const { id } = await images().add(me, ref, PICTURE);
  const other = await lab.services.workspaces.create(me, { name: 'Autre' });
  expect(await codeOf(() => images().get(me, other.id, id))).toBe('not-found');
  expect(await codeOf(() => images().get(me, ref, '../../secret'))).toBe('not-found');
  const reader = (await lab.join(me, ref, 'viewer')) as { kind: 'user'; userId: string };
  expect((await images().get(reader, ref, id)).type).toBe('image/png');
  expect(await codeOf(() => images().add(reader, ref, PICTURE))).toBe('read-only');
  lab.services.members.remove(me, ref, reader.userId);
  expect(await codeOf(() => images().get(reader, ref, id))).toBe('not-found');
});

it('goes along with a copy of the project, with its file, and with a backup', async () => {
  const { id } = await images().add(me, ref, PICTURE);
  await lay(id);
  const copy = await lab.services.workspaces.duplicate(me, ref, 'Copie');
  expect((await images().get(me, copy.id, id)).type).toBe('image/png');
  const { body } = await lab.services.bibliography.export(me, ref, {
    scope: { kind: 'library' },
    format: 'graph-json',
  });
  const { path: archive } = await lab.services.backups.create({ kind: 'operator' });

  const elsewhere = await makeLab();
  try {
    await elsewhere.setUp();
    const take = (graphJson: string) =>
      elsewhere.services.workspaces.importProject(elsewhere.administrator, {
        name: 'Ailleurs',
        graphJson,
        bibliography: null,
      });
    const made = await take(body);
    const got = await elsewhere.services.images.get(elsewhere.administrator, made.id, id);
    expect([...got.bytes]).toEqual([...PICTURE]);
    const forged = body.replace(Buffer.from(PICTURE).toString('base64'), 'PHN2Zz4=');
    expect(await codeOf(() => take(forged))).toBe('graph-json-invalid');
  } finally {
    await elsewhere.end();
  }

  await lab.close();
  const paths = dataPaths(lab.config.dataDir);
  writeFileSync(path.join(paths.images, id), 'damaged since');
  await restoreBackup(archive, paths, new Date());
  expect([...readFileSync(path.join(paths.images, id))]).toEqual([...PICTURE]);
  const restored = await makeLab(lab.config.dataDir);
  expect((await restored.services.images.get(me, ref, id)).type).toBe('image/png');
  Object.assign(lab, restored);
});

it('takes away what no map has shown for a month, and nothing sooner', async () => {
  const { services, time } = lab;
  const sweepAfter = (days: number) => {
    time.now = new Date(time.now.getTime() + days * 24 * 3600_000);
    return services.images.sweep();
  };
  const { id } = await images().add(me, ref, PICTURE);
  const frame = await lay(id);
  await sweepAfter(KEPT_UNUSED_DAYS + 1);
  expect(files()).toEqual([id]);

  const room = await lab.context.rooms.graph(ref);
  await room.apply('me', (doc) => deleteFrame(doc, { id: frame }));
  await sweepAfter(1);
  await sweepAfter(KEPT_UNUSED_DAYS - 1);
  await room.apply('me', (doc) => restoreFrame(doc, { id: frame }));
  await sweepAfter(2);
  expect(files()).toEqual([id]);

  await room.apply('me', (doc) => deleteFrame(doc, { id: frame }));
  services.workspaces.delete(me, ref);
  await sweepAfter(KEPT_UNUSED_DAYS + 1);
  await sweepAfter(KEPT_UNUSED_DAYS + 1);
  expect(files()).toEqual([id]); // A project in the bin is brought back whole.
  services.workspaces.restore(me, ref);
  await sweepAfter(1);
  await sweepAfter(KEPT_UNUSED_DAYS + 1);
  expect(files()).toEqual([]);
  expect(await codeOf(() => images().get(me, ref, id))).toBe('not-found');
});

it('is erased for good, with what was said of it, from every byte of the data, and by a restore too', async () => {
  const { services, administrator } = lab;
  const { id } = await images().add(me, ref, PICTURE);
  const frame = await lay(id);
  const room = await lab.context.rooms.graph(ref);
  await room.apply('me', (doc) => setFrame(doc, { id: frame, title: { fr: 'zzqwkx premier' } }));
  await room.apply('me', (doc) => setFrame(doc, { id: frame, title: { en: 'zzqwkx second' } }));
  const { path: archive } = await services.backups.create({ kind: 'operator' });

  const where = () => {
    const { root, backups } = dataPaths(lab.config.dataDir);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(root, name))
      .filter((file) => statSync(file).isFile() && !file.startsWith(backups))
      .filter((file) => !file.includes('before-restore'))
      .filter((file) => {
        const bytes = readFileSync(file);
        return bytes.includes('zzqwkx') || bytes.includes(Buffer.from(PICTURE));
      });
  };
  expect(where().length).toBeGreaterThan(1);
  const held = await images().erase(me, ref, id);
  expect(held.kept).toEqual([path.basename(archive)]);
  expect(where()).toEqual([]);
  expect(await codeOf(() => images().get(me, ref, id))).toBe('not-found');
  expect(Object.values((await services.maps.graph(me, ref)).maps)[0]!.frames).toEqual([]);
  await lab.close();
  expect(where()).toEqual([]);

  await restoreBackup(archive, dataPaths(lab.config.dataDir), new Date());
  Object.assign(lab, await makeLab(lab.config.dataDir), { administrator });
  expect(await codeOf(() => images().get(me, ref, id))).toBe('not-found');
  expect(where()).toEqual([]);
  // Given again on purpose, it stays.
  lab.time.now = new Date(lab.time.now.getTime() + 60_000);
  await images().add(me, ref, PICTURE);
  await lab.close();
  Object.assign(lab, await makeLab(lab.config.dataDir), { administrator });
  expect((await images().get(me, ref, id)).type).toBe('image/png');
});
