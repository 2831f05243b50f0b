import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardItem, EdgeItem, FrameItem } from '../../../domain/scene/index.ts';
import { kindName, plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import type { ElementNames } from './flow-elements.ts';

/** "Micro-work, phenomenon"; the sentence, its status and counts; "Frame: Regulation". */
export function useElementNames(): ElementNames {
  const { t } = useTranslation('map');
  const { graph, language } = useMap();
  return useMemo(
    () => ({
      nameOf: ({ id }: CardItem): string => {
        const concept = graph.concepts[id];
        if (!concept) return '';
        const label = plainIn(concept.label, language);
        const kind = kindName(graph, concept.kind, language);
        return kind ? t('canvas.concept', { label, kind }) : label;
      },
      edgeNameOf: ({ sentence, status, counts }: EdgeItem): string =>
        [
          sentence,
          t(`status.${status}`),
          ...(['supports', 'contests'] as const)
            .filter((sign) => counts[sign])
            .map((sign) => t(`counts.${sign}`, { count: counts[sign] })),
        ].join(' \u00b7 '),
      frameNameOf: ({ look, title }: FrameItem): string => t(`frame.name.${look}`, { title }),
    }),
    [graph, language, t],
  );
}
