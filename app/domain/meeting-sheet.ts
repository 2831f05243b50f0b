/** One page for a meeting: what its owner chooses to show of a period, and nothing else. */
import type { Locator, LocalizedText, Stance } from './graph/types.ts';
import type { Progress } from './readings.ts';

export const SHEET_PARTS = ['read', 'reading', 'excerpts', 'sources', 'questions'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

export const SHEET_LIMITS = { title: 120, lines: 500 } as const;

export interface SheetWork {
  id: string;
  key: string;
  title: string;
  creators: string;
  year: number | null;
}

interface OfWork {
  /** Names the line among those of its period. */
  id: string;
  work: SheetWork;
}

export type SheetLine = OfWork &
  (
    | { part: 'read' | 'reading'; verdict: string; progress: Progress | null }
    | {
        part: 'excerpts';
        quotation: string;
        language: string;
        /** Ours, and said to be; empty for none. */
        translation: string;
        locator: Locator | null;
        /** Whose position it is; empty for the work's own. */
        speaker: string;
      }
    | {
        part: 'sources';
        stance: Stance;
        locator: Locator | null;
        /** What it is a source of; the number is a proposition's. */
        on: { number: number | null; label: LocalizedText };
      }
    | { part: 'questions'; question: string }
  );

/** Days, both included: 2026-03-02. */
export interface SheetPeriod {
  since: string;
  until: string;
}

export interface Sheet extends SheetPeriod {
  title: string;
  lines: SheetLine[];
}

/** The parts that have lines, in the page's order. */
export function partsOf(
  lines: readonly SheetLine[],
): Array<{ part: SheetPart; lines: SheetLine[] }> {
  return SHEET_PARTS.map((part) => ({
    part,
    lines: lines.filter((line) => line.part === part),
  })).filter((group) => group.lines.length > 0);
}
