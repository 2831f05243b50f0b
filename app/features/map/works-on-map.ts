import type { Language } from '../../domain/graph/types.ts';
import type { WorkLook } from '../../domain/scene/index.ts';
import { shortCreators } from '../library/index.ts';
import type { MapWork } from './types.ts';

type Looks = (id: string) => WorkLook | null;

const UNSEEN = { by: '', title: '' };

/** What the cards of works say to this reader. */
export const worksAsSeen =
  (works: ReadonlyMap<string, MapWork>, language: Language): Looks =>
  (id) => {
    const work = works.get(id);
    if (!work) return null;
    if (work.hidden) return { ...UNSEEN, gone: work.hidden };
    const by = [shortCreators(work.creators, language), work.year].filter(Boolean).join(', ');
    return { by, title: work.title, gone: work.deleted ? 'removed' : null };
  };

/** The same on paper and in files, which name no restricted work, not even to its named members. */
export const worksOnPaper = (works: ReadonlyMap<string, MapWork>, language: Language): Looks => {
  const seen = worksAsSeen(works, language);
  return (id) => (works.get(id)?.restricted ? { ...UNSEEN, gone: 'restricted' } : seen(id));
};

/** A work as a text names it to any program that knows pandoc's citations; a restricted one is not named. */
export const citations =
  (works: ReadonlyMap<string, MapWork>) =>
  (id: string): string => {
    const work = works.get(id);
    return work?.key && !work.restricted ? `[@${work.key}]` : '';
  };
