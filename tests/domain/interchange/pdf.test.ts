import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../../app/domain/interchange/pdf.ts';

const jpeg = Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256);
const file = pdfOf({
  jpeg,
  pixels: { width: 30, height: 20 },
  page: { width: 15, height: 10 },
  title: 'Économie (é) 数据',
});
const text = Buffer.from(file).toString('latin1');

describe('pdfOf', () => {
  it('says in its table where each object begins', () => {
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]);
    const rows = text.slice(table).match(/^\d{10} \d{5} [nf] $/gm)!;
    expect(text.slice(table)).toMatch(/^xref\n0 7\n/);
    expect(rows).toHaveLength(7);
    rows.slice(1).forEach((row, index) => {
      expect(text.slice(Number(row.slice(0, 10)))).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
    });
  });

  it('holds the picture byte for byte, with its length', () => {
    const start = text.indexOf('/DCTDecode');
    expect(Number(/\/Length (\d+)/.exec(text.slice(start))![1])).toBe(jpeg.length);
    const from = text.indexOf('stream\n', start) + 'stream\n'.length;
    expect(file.slice(from, from + jpeg.length)).toEqual(jpeg);
  });

  it('takes a title of any script, which closes nothing', () => {
    expect(text).toContain(`/Title <FEFF00C9`);
    expect(text).toContain('6570636E>');
  });
});
