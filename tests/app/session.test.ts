import { expect, it } from 'vitest';
import { pageAddress } from '../../app/session.server.ts';

it.each([
  ['/', '/'],
  ['/_.data', '/'],
  ['/p/lab/library?q=a%20b', '/p/lab/library?q=a+b'],
  ['/p/lab/library.data?q=a&_routes=routes%2Flibrary', '/p/lab/library?q=a'],
  ['/p/lab/_.data', '/p/lab/'],
])('signing in for %s leads back to %s', (asked, page) => {
  expect(pageAddress(new URL(asked, 'http://lab.example'))).toBe(page);
});
