import { describe, expect, it } from 'vitest';
import en from '../../app/domain/locales/en/index.ts';
import fr from '../../app/domain/locales/fr/index.ts';

function entries(node: unknown, path = ''): Array<[string, string]> {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    entries(value, path ? `${path}.${key}` : key),
  );
}

const french = new Map(entries(fr));
const english = new Map(entries(en));
const placeholders = (text: string) => [...text.matchAll(/{{\s*([\w.]+)/g)].map((m) => m[1]).sort();

describe('the words of the interface', () => {
  it('exist in both languages, key by key', () => {
    expect(french.size).toBeGreaterThan(100);
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are never empty, and name the same values', () => {
    for (const [key, text] of french) {
      expect(text.trim(), `fr ${key}`).not.toBe('');
      expect(english.get(key)?.trim(), `en ${key}`).not.toBe('');
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('follow French typography: no breaking space before double punctuation or inside guillemets', () => {
    for (const [key, text] of french) {
      expect(text, key).not.toMatch(/ [;:!?»]|« /);
      expect(text, key).not.toMatch(/[\p{L}\p{N})][;!?](?=\s|$)/u);
      expect(text, `${key}: straight apostrophe`).not.toMatch(/\p{L}'\p{L}/u);
    }
  });
});
