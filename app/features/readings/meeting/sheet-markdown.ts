import type { TFunction } from 'i18next';
import { partsOf, type Sheet } from '../../../domain/meeting-sheet.ts';
import { citation, escapeMarkdown } from '../../../domain/notes/markdown.ts';
import { sayLine, sayPeriod } from './say-line.ts';

/** The page as Markdown that pandoc reads, each work by its citation. */
export function sheetMarkdown(sheet: Sheet & { by: string }, t: TFunction, language: string) {
  const blocks = [
    `# ${escapeMarkdown(sheet.title)}`,
    escapeMarkdown([sheet.by, sayPeriod(sheet.since, sheet.until, language)].join(', ')),
  ];
  for (const { part, lines } of partsOf(sheet.lines)) {
    blocks.push(`## ${t(`sheets:parts.${part}`)}`);
    for (const line of lines) {
      const { title, text, translation, details, locator } = sayLine(line, t, language);
      const cited = citation(line.work.key, locator);
      const after = details.map((detail) => `, ${escapeMarkdown(detail)}`).join('');
      const written = escapeMarkdown(text);
      if (part === 'excerpts') {
        const ours = translation
          ? `\n>\n> *${escapeMarkdown(translation)}* (${t('sheets:ours')})`
          : '';
        blocks.push(`> ${written} ${cited}${ours}`);
      } else if (part === 'sources' || part === 'questions') {
        blocks.push(`- ${written} ${cited}${after}`);
      } else {
        const verdict = written ? `. ${written}` : '';
        blocks.push(`- *${escapeMarkdown(title)}* ${cited}${after}${verdict}`);
      }
    }
  }
  return `${blocks.join('\n\n')}\n`;
}
