import type { Reading } from '../../../domain/readings.ts';
import type { CiteTarget, Excerpt, Recommendation, RestrictionData } from '../../readings/index.ts';

/** What the panel of a work shows beside the reference: one's reading, excerpts, who may see it. */
export interface ReadingPart {
  reading: Reading;
  recommendations: Recommendation[];
  members: { id: string; name: string }[];
  excerpts: Excerpt[];
  /** What an excerpt can be evidence for. */
  targets: CiteTarget[];
  /** CSL locator labels for this type of work, the likeliest first. */
  locators: readonly string[];
  restriction: RestrictionData;
  /** Notes of other works that mention this one. */
  mentionedBy: { id: string; key: string; title: string }[];
}
