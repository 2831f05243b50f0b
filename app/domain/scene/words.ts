import type { Proposition } from '../graph/types.ts';
import sceneEn from '../locales/en/scene.ts';
import sceneFr from '../locales/fr/scene.ts';

/** What a drawing says by itself. */
export const WORDS = { fr: sceneFr, en: sceneEn };

/** What may be lit alone. */
export type SceneFilter = 'to-source' | 'contested';

/** Whether a filter leaves a proposition lit. */
export const passes = (proposition: Proposition, filter: SceneFilter | null): boolean =>
  filter === null ||
  (filter === 'to-source' ? proposition.status === 'to-source' : proposition.contested);
