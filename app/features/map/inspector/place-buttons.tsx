import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconViewportNarrow,
  IconViewportShort,
  IconViewportTall,
  IconViewportWide,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoves } from '../acts/use-moves.ts';
import classes from './inspector.module.css';
import { PanelSection } from './parts.tsx';

const STEPS = [
  ['left', 'nudgeLeft', IconArrowLeft],
  ['up', 'nudgeUp', IconArrowUp],
  ['down', 'nudgeDown', IconArrowDown],
  ['right', 'nudgeRight', IconArrowRight],
] as const;
const SIZES = [
  ['wider', IconViewportWide],
  ['narrower', IconViewportNarrow],
  ['taller', IconViewportTall],
  ['shorter', IconViewportShort],
] as const;

/** In the place of a drag: what is chosen goes a step, or a frame takes another size, at a click. */
export function PlaceButtons() {
  const { t } = useTranslation('map');
  const moves = useMoves();
  if (moves.count === 0) return null;
  const button = (name: string, ButtonIcon: Icon, run: () => void) => (
    <button key={name} type="button" aria-label={name} title={name} onClick={run}>
      <ButtonIcon size={18} stroke={1.6} aria-hidden="true" />
    </button>
  );
  return (
    <PanelSection title={t('arrange.place')}>
      <div role="group" aria-label={t('arrange.place')} className={classes.icons}>
        {STEPS.map(([to, act, StepIcon]) =>
          button(t(`acts.${act}`), StepIcon, () => moves.step(to)),
        )}
        {moves.resize
          ? SIZES.map(([how, SizeIcon]) =>
              button(t(`arrange.${how}`), SizeIcon, () => moves.resize!(how)),
            )
          : null}
      </div>
    </PanelSection>
  );
}
