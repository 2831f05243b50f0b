import type { TFunction } from 'i18next';
import { partsOf, type Sheet } from '../../../domain/meeting-sheet.ts';
import { sayLine, sayPeriod } from './say-line.ts';

/** A4, in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134; // 2 cm

/** The page as a Word document, in Word's own styles. Its writer is loaded when asked for. */
export async function sheetDocx(
  sheet: Sheet & { by: string },
  t: TFunction,
  language: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const children = [
    new Paragraph({ text: sheet.title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: [sheet.by, sayPeriod(sheet.since, sheet.until, language)].join(', ') }),
  ];
  for (const { part, lines } of partsOf(sheet.lines)) {
    children.push(
      new Paragraph({ text: t(`sheets:parts.${part}`), heading: HeadingLevel.HEADING_1 }),
    );
    for (const line of lines) {
      const said = sayLine(line, t, language);
      const after = [said.reference, said.locator, ...said.details].filter(Boolean).join(', ');
      const ofWork = part === 'read' || part === 'reading';
      const runs = ofWork
        ? [
            new TextRun({ text: said.title, italics: true }),
            new TextRun(` (${after})`),
            ...(said.text ? [new TextRun(`. ${said.text}`)] : []),
          ]
        : [new TextRun(said.text), new TextRun(` (${after})`)];
      if (said.translation) {
        runs.push(
          new TextRun({ text: said.translation, italics: true, break: 1 }),
          new TextRun(` (${t('sheets:ours')})`),
        );
      }
      children.push(
        part === 'excerpts'
          ? new Paragraph({ children: runs, indent: { left: 400 }, spacing: { after: 120 } })
          : new Paragraph({ children: runs, bullet: { level: 0 } }),
      );
    }
  }
  const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
  const document = new Document({
    title: sheet.title,
    creator: sheet.by,
    styles: { default: { document: { run: { language: { value: language } } } } },
    sections: [{ properties: { page: { size: A4, margin } }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
