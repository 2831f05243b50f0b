import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

it('runs on the pinned Node, whatever the host has', () => {
  const manifest = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { dependencies: { node: string } };
  expect(process.versions.node).toBe(manifest.dependencies.node);
});
