import type { ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What React Flow says to a screen reader, in the words of the interface. */
export function useAriaLabels(canEdit: boolean): NonNullable<ReactFlowProps['ariaLabelConfig']> {
  const { t } = useTranslation('map');
  return useMemo(() => {
    const nodes = t(canEdit ? 'canvas.nodeHelp' : 'canvas.nodeHelpReadOnly');
    return {
      'node.a11yDescription.default': nodes,
      'node.a11yDescription.keyboardDisabled': nodes,
      'node.a11yDescription.ariaLiveMessage': () => t('canvas.moved'),
      'edge.a11yDescription.default': t(canEdit ? 'canvas.edgeHelp' : 'canvas.nodeHelpReadOnly'),
      'minimap.ariaLabel': t('canvas.minimap'),
      'handle.ariaLabel': t('link.linkTo'),
    };
  }, [t, canEdit]);
}
