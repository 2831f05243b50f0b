import type { TFunction } from 'i18next';
import { formatLocator } from '../../../../bibliography/index.ts';
import { shortCreators } from '../../../components/creators.ts';
import { dayFormat } from '../../../components/intl.ts';
import { graphLanguage } from '../../../components/localized.ts';
import { withoutEmphasis } from '../../../domain/graph/emphasis.ts';
import { inLanguage } from '../../../domain/graph/sentence.ts';
import type { SheetLine } from '../../../domain/meeting-sheet.ts';

/** A line of the page in words: the same on screen, on paper, in Word and in Markdown. */
export interface SaidLine {
  /** "Casilli, 2019"; a title where there is no author. */
  reference: string;
  title: string;
  /** What a person wrote: a verdict, a passage, a claim, a question; empty for none. */
  text: string;
  translation: string;
  /** "p. 12", "Appuie", how far the reading is. */
  details: string[];
  /** Of a passage or a source; empty for none. */
  locator: string;
}

export function sayLine(line: SheetLine, t: TFunction, language: string): SaidLine {
  const { creators, year, title } = line.work;
  const spoken = graphLanguage(language);
  const said = {
    reference: [shortCreators(creators, language), year].filter(Boolean).join(', ') || title,
    title,
    text: '',
    translation: '',
    details: [] as string[],
    locator: '',
  };
  if ('locator' in line && line.locator) {
    said.locator = formatLocator(line.locator.label, line.locator.value, spoken);
  }
  switch (line.part) {
    case 'read':
    case 'reading': {
      const { progress } = line;
      if (line.part === 'reading' && progress) {
        const { unit, at, of } = progress;
        said.details.push(t(`readings:progress.${unit}${of === null ? '' : 'Of'}`, { at, of }));
      }
      return { ...said, text: line.verdict };
    }
    case 'excerpts':
      if (line.speaker) {
        said.details.push(t('map:inspector.attributed', { name: line.speaker }));
      }
      return { ...said, text: line.quotation, translation: line.translation };
    case 'sources': {
      const { number, label } = line.on;
      const claim = withoutEmphasis(inLanguage(label, spoken) ?? '');
      said.details.push(t(`map:stance.${line.stance}`));
      return { ...said, text: `${number === null ? '' : `P${number} · `}${claim}` };
    }
    case 'questions':
      return { ...said, text: line.question };
  }
}

/** "2 – 16 mars 2026". */
export function sayPeriod(since: string, until: string, language: string): string {
  return dayFormat(language, 'long').formatRange(new Date(since), new Date(until));
}
