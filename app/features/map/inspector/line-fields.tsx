import { Button, NativeSelect } from '@mantine/core';
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowUp,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LINE_STYLES, type LineStyle } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { LABEL_WAYS, useLineActs } from '../use-line-acts.ts';
import classes from './inspector.module.css';
import { PanelSection } from './parts.tsx';

const WAY_ICONS = {
  start: IconArrowBarToLeft,
  end: IconArrowBarToRight,
  up: IconArrowUp,
  down: IconArrowDown,
} as const;

/** How the lines of some propositions run: their style, bends, label, and the phrase that they share. */
export function LineFields({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('lines');
  const { map } = useMap();
  const { style, setStyle, acts, moveLabel, sharedWith } = useLineActs(ids);
  return (
    <PanelSection title={t('title')}>
      <NativeSelect
        size="xs"
        aria-label={t('title')}
        value={style === undefined ? 'mixed' : (style ?? '')}
        data={[
          ...(style === undefined ? [{ value: 'mixed', label: t('mixed'), disabled: true }] : []),
          { value: '', label: t('asMapNow', { style: t(`styles.${map.lines}`) }) },
          ...LINE_STYLES.map((value) => ({ value, label: t(`styles.${value}`) })),
        ]}
        onChange={({ currentTarget }) =>
          setStyle((currentTarget.value || null) as LineStyle | null)
        }
      />
      {sharedWith > 0 ? <p className={classes.none}>{t('shared', { count: sharedWith })}</p> : null}
      {moveLabel ? (
        <div role="group" aria-label={t('label')} className={classes.icons}>
          {LABEL_WAYS.map((way) => {
            const WayIcon = WAY_ICONS[way];
            return (
              <button
                key={way}
                type="button"
                aria-label={t(`moveLabel.${way}`)}
                title={t(`moveLabel.${way}`)}
                onClick={() => moveLabel(way)}
              >
                <WayIcon size={18} stroke={1.6} aria-hidden="true" />
              </button>
            );
          })}
        </div>
      ) : null}
      {acts.length > 0 ? (
        <div className={classes.actions}>
          {acts.map(({ id, hint, run }) => (
            <Button key={id} size="xs" variant="default" title={hint} onClick={run}>
              {t(id)}
            </Button>
          ))}
        </div>
      ) : null}
    </PanelSection>
  );
}

/** How the map draws the lines that have no style of their own. */
export function MapLines() {
  const { t } = useTranslation('lines');
  const { map } = useMap();
  const { setMapStyle } = useLineActs([]);
  return (
    <NativeSelect
      size="xs"
      label={t('ofMap')}
      value={map.lines}
      data={LINE_STYLES.map((value) => ({ value, label: t(`styles.${value}`) }))}
      onChange={({ currentTarget }) => setMapStyle(currentTarget.value as LineStyle)}
    />
  );
}
