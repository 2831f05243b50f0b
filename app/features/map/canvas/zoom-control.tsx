import { useReactFlow, useStoreApi, useViewport } from '@xyflow/react';
import { IconArrowsMaximize, IconMinus, IconPlus, IconPresentation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './zoom-control.module.css';
import { useMap } from '../map-context.ts';
import { FIT, FIT_ALONE, fitRect } from './fit.ts';

interface ZoomControlProps {
  presenting: boolean;
  onPresent: () => void;
}

/** How large the map is shown, and the map alone for the room. */
export function ZoomControl({ presenting, onPresent }: ZoomControlProps) {
  const { t } = useTranslation('map');
  const { scene } = useMap();
  const flow = useReactFlow();
  const store = useStoreApi();
  const { zoom } = useViewport();
  return (
    <div role="group" aria-label={t('zoom.label')} className={classes.control}>
      <button
        type="button"
        aria-label={t('zoom.out')}
        title={t('zoom.out')}
        onClick={() => void flow.zoomOut()}
      >
        <IconMinus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        title={t('zoom.fit')}
        aria-label={t('zoom.fit')}
        onClick={() => fitRect(flow, store, scene.bounds, presenting ? FIT_ALONE : FIT)}
      >
        <IconArrowsMaximize size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-pressed={presenting}
        aria-label={t(presenting ? 'toolbar.leavePresent' : 'toolbar.present')}
        title={t(presenting ? 'toolbar.leavePresent' : 'toolbar.present')}
        onClick={onPresent}
      >
        <IconPresentation size={16} aria-hidden="true" />
      </button>
      <span className={classes.level}>{t('zoom.level', { percent: Math.round(zoom * 100) })}</span>
      <button
        type="button"
        aria-label={t('zoom.in')}
        title={t('zoom.in')}
        onClick={() => void flow.zoomIn()}
      >
        <IconPlus size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
