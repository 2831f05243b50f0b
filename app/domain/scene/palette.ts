import type { Hue, Status } from '../graph/types.ts';

/** The colours of a drawing; the same values as app/styles/tokens.css (a test compares them). */
export interface Palette {
  paper: string;
  card: string;
  ink: string;
  inkSoft: string;
  line: string;
  lineStrong: string;
  ochre: string;
  /** The research question's card, and what is written on it. */
  question: string;
  onQuestion: string;
  hues: Record<Hue, string>;
}

export type PaletteName = 'light' | 'dark' | 'greyscale';

export const PALETTES: Record<PaletteName, Palette> = {
  light: {
    paper: '#faf8f3',
    card: '#fffefb',
    ink: '#211d18',
    inkSoft: '#5d554b',
    line: '#ddd6c8',
    lineStrong: '#8d8577',
    ochre: '#8a5a00',
    question: '#211d18',
    onQuestion: '#faf8f3',
    hues: {
      red: '#b5422f',
      blue: '#2c5b8f',
      green: '#3b7a4f',
      grey: '#574c40',
      violet: '#6f4a8e',
      ochre: '#8a5a00',
    },
  },
  dark: {
    paper: '#1c1916',
    card: '#26221d',
    ink: '#f0e9dc',
    inkSoft: '#c3b9a8',
    line: '#3d362d',
    lineStrong: '#857b6c',
    ochre: '#e5b454',
    question: '#f0e9dc',
    onQuestion: '#211d18',
    hues: {
      red: '#dc6a53',
      blue: '#86a9e8',
      green: '#8fd6a3',
      grey: '#a8977e',
      violet: '#c3a0df',
      ochre: '#e5b454',
    },
  },
  /** For a printer without colour: shapes and lines alone carry the meaning. */
  greyscale: {
    paper: '#ffffff',
    card: '#ffffff',
    ink: '#000000',
    inkSoft: '#3c3c3c',
    line: '#8a8a8a',
    lineStrong: '#5a5a5a',
    ochre: '#000000',
    question: '#1a1a1a',
    onQuestion: '#ffffff',
    hues: {
      red: '#4a4a4a',
      blue: '#4a4a4a',
      green: '#4a4a4a',
      grey: '#4a4a4a',
      violet: '#4a4a4a',
      ochre: '#4a4a4a',
    },
  },
};

/** How a proposition's line tells its status without colour. */
export interface StatusStyle {
  /** Pixels. */
  width: number;
  /** SVG stroke-dasharray, or null for a solid line. */
  dash: string | null;
  cap: 'butt' | 'round';
  arrow: 'filled' | 'hollow';
  /** Which token of the palette draws line and arrow, and which writes the phrase. */
  line: 'lineStrong' | 'ochre' | 'inkSoft';
  text: 'ink' | 'ochre' | 'inkSoft';
}

export const STATUS_STYLES: Record<Status, StatusStyle> = {
  sourced: {
    width: 1.7,
    dash: null,
    cap: 'butt',
    arrow: 'filled',
    line: 'lineStrong',
    text: 'ink',
  },
  'to-source': {
    width: 1.7,
    dash: '7 5',
    cap: 'butt',
    arrow: 'filled',
    line: 'ochre',
    text: 'ochre',
  },
  'thesis-claim': {
    width: 2.4,
    dash: '0.1 5.5',
    cap: 'round',
    arrow: 'filled',
    line: 'lineStrong',
    text: 'ink',
  },
  'open-question': {
    width: 1.7,
    dash: '14 5 1.7 5',
    cap: 'butt',
    arrow: 'hollow',
    line: 'lineStrong',
    text: 'ink',
  },
  'no-source-needed': {
    width: 0.9,
    dash: null,
    cap: 'butt',
    arrow: 'hollow',
    line: 'lineStrong',
    text: 'inkSoft',
  },
};

/** A contested proposition is drawn in ink, and heavier. */
export const CONTESTED_WIDTH = 2.3;
