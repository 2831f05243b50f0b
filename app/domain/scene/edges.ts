import type { Hue, Language, Proposition, Stance, Status } from '../graph/types.ts';
import type { Point } from './geometry.ts';
import type { CountSign, LabelContent, LabelLayout } from './labels.ts';
import { legGeometry } from './legs.ts';
import type { Leg, LegGeometry, Route } from './legs.ts';
import type { Path } from './path.ts';
import type { Port } from './routing.ts';

/** A proposition as it is drawn. */
export interface EdgeItem extends Leg {
  number: number | null;
  from: string;
  to: string;
  /** Its line, or the part of it that it shares with no other. */
  curves: Path;
  /** SVG path data of the whole line, which stops behind the arrowhead. */
  path: string;
  /** The arrowhead's corners, tip first. */
  arrow: [Point, Point, Point];
  /** The shared phrase that it is drawn through. */
  hub: string | null;
  status: Status;
  contested: boolean;
  /** Of the line, where the map is coloured by status. */
  hue: Hue | null;
  counts: Partial<Record<CountSign, number>>;
  /** The whole proposition in words, for a title or a screen reader. */
  sentence: string;
  /** The language whose phrase is missing, so that another is shown. */
  missing: Language | null;
  /** Set aside by the filter that is on. */
  dimmed: boolean;
  route: Route;
  ports: [Port, Port] | null;
  /** What the label says, from which it is laid out anew when its line moves. */
  content: LabelContent;
  /** Where a hand has put the label: on the line, and so far from there. */
  pin: [along: number, dx: number, dy: number] | null;
  label: LabelLayout & { x: number; y: number };
}

/** The part of a line that several share, and the end of theirs that it has (hubs.ts). */
export interface Trunk extends LegGeometry {
  end: 'from' | 'to';
}

/** The whole line of a proposition, its own part and the one that it shares. */
export function wholeLine(
  curves: Path,
  trunk: Trunk | null,
): Pick<EdgeItem, 'curves' | 'path' | 'arrow'> {
  const own = legGeometry(curves, trunk?.end !== 'to');
  const parts = trunk ? (trunk.end === 'from' ? [trunk, own] : [own, trunk]) : [own];
  return {
    curves,
    path: parts.map(({ path }) => path).join(''),
    arrow: (own.arrow ?? trunk?.arrow)!,
  };
}

const SIGN: Record<Stance, CountSign> = {
  supports: 'supports',
  contests: 'contests',
  defines: 'other',
  illustrates: 'other',
};
const SIGN_ORDER: CountSign[] = ['supports', 'contests', 'other'];

/** How many sources support, contest, or stand in another relation to a proposition. */
export function countsOf(proposition: Proposition): Partial<Record<CountSign, number>> {
  const counts: Partial<Record<CountSign, number>> = {};
  for (const { stance } of proposition.evidence) {
    counts[SIGN[stance]] = (counts[SIGN[stance]] ?? 0) + 1;
  }
  return counts;
}

/** What a proposition's label says: its phrase, its counts, and the marks of its status. */
export function labelContent(
  proposition: Proposition,
  phrase: string,
  numbers: boolean,
): LabelContent {
  const counts = countsOf(proposition);
  return {
    phrase,
    counts: SIGN_ORDER.filter((sign) => counts[sign] !== undefined).map((sign) => ({
      sign,
      count: counts[sign]!,
    })),
    number: numbers && proposition.number !== null ? `P${proposition.number}` : null,
    mark: proposition.status === 'open-question' ? '?' : null,
  };
}
