import { afterEach, beforeEach, expect, vi } from 'vitest';

// Noise fails tests: an error or warning that nobody expected is a fault that nobody saw.
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const noise = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(noise, 'unexpected console output').toEqual([]);
});
