/** A picture on one page of PDF 1.4 (ISO 32000-1, 7.5): header, objects, cross-reference table, trailer. */
interface Picture {
  /** A baseline JPEG, put into the file as it is (DCTDecode). */
  jpeg: Uint8Array;
  /** Pixels of the JPEG. */
  pixels: { width: number; height: number };
  /** Points of the page (1/72 inch). */
  page: { width: number; height: number };
  title: string;
}

/** A text string as UTF-16BE in hexadecimal, so that any script can be a title. */
const textString = (text: string): string => {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<FEFF${units.map((unit) => unit.toString(16).toUpperCase().padStart(4, '0')).join('')}>`;
};

export function pdfOf({ jpeg, pixels, page, title }: Picture): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const starts: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (dictionary: string, stream?: string | Uint8Array): void => {
    starts.push(length);
    write(`${starts.length} 0 obj\n${dictionary}\n`);
    if (stream !== undefined) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  const [width, height] = [page.width, page.height].map((points) => points.toFixed(2));
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /Map Do Q`;
  write('%PDF-1.4\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ` +
      '/Resources << /XObject << /Map 5 0 R >> >> /Contents 4 0 R >>',
  );
  object(`<< /Length ${drawing.length} >>`, drawing);
  object(
    `<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} ` +
      '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ' +
      `/Length ${jpeg.length} >>`,
    jpeg,
  );
  object(`<< /Title ${textString(title)} /Producer (Canevas) >>`);
  const table = length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${rows}`);
  write(
    `trailer\n<< /Size ${starts.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`,
  );
  const file = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
