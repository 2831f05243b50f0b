import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconPalette } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiteratureSign } from '../../components/literature-sign.tsx';
import { STATUS_STYLES } from '../../domain/scene/index.ts';
import { setColours } from '../../domain/graph/commands.ts';
import { type Colouring, COLOURINGS, type Hue, type Status } from '../../domain/graph/types.ts';
import { type Highlight, sameHighlight } from './highlight.ts';
import { useMap } from './map-context.ts';
import { Emphasis } from './parts/emphasis.tsx';
import classes from './legend.module.css';

interface LegendProps {
  highlight: Highlight | null;
  onHighlight: (highlight: Highlight | null) => void;
}

/** There the legend would stand over half of the map. */
const CRAMPED = '(max-width: 47.99em), (max-height: 34em)';

/** What the signs mean, how many there are of each, and one press to light them. */
export function Legend({ highlight, onHighlight }: LegendProps) {
  const { t } = useTranslation('map');
  const { legend } = useMap().scene;
  const isCramped = useMediaQuery(CRAMPED, false);
  const [unfolded, setUnfolded] = useState(false);
  const FoldIcon = unfolded ? IconChevronDown : IconChevronUp;
  const fold = isCramped ? (
    <button
      type="button"
      className={classes.entry}
      aria-expanded={unfolded}
      onClick={() => setUnfolded(!unfolded)}
    >
      <span>{t('legend.label')}</span>
      <FoldIcon size={14} aria-hidden="true" />
    </button>
  ) : null;
  if (isCramped && !unfolded) return <div className={classes.legend}>{fold}</div>;
  return (
    <div role="group" aria-label={t('legend.label')} className={classes.legend}>
      {fold}
      <Colours />
      {legend.terms.map(({ id, label, shape, hue, count }) => (
        <HighlightButton key={id} value={{ kind: 'term', id }} {...{ highlight, onHighlight }}>
          <LiteratureSign shape={shape} hue={hue} />
          <span>
            <Emphasis text={label} /> {count}
          </span>
        </HighlightButton>
      ))}
      <SourceFilters highlight={highlight} onHighlight={onHighlight} />
    </div>
  );
}

/** What the signs and hues stand for, for everyone who looks at this map. */
function Colours() {
  const { t } = useTranslation('map');
  const { map, canEdit, edit } = useMap();
  if (!canEdit) return null;
  return (
    <Menu position="top-start" shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.colours}
          aria-label={t('colours.now', { what: t(`colours.${map.colours}`) })}
        >
          <IconPalette size={15} stroke={1.7} aria-hidden="true" />
          <span>{t(`colours.${map.colours}`)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={map.colours}
          onChange={(colours) =>
            edit((doc) => setColours(doc, { id: map.id, colours: colours as Colouring }))
          }
        >
          {COLOURINGS.map((colours) => (
            <Menu.RadioItem key={colours} value={colours} closeMenuOnClick>
              {t(`colours.${colours}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** "5 to source", "2 thesis claims", "2 contested": each status there is, in the legend and over the outline. */
export function SourceFilters({ highlight, onHighlight }: LegendProps) {
  const { t } = useTranslation('map');
  const { legend } = useMap().scene;
  return (
    <>
      {legend.statuses.map(({ status, count, hue }) => (
        <HighlightButton
          key={status}
          value={{ kind: 'status', id: status }}
          ochre={status === 'to-source'}
          {...{ highlight, onHighlight }}
        >
          <LineSample status={status} hue={hue} />
          <span>{t(`legend.status.${status}`, { count })}</span>
        </HighlightButton>
      ))}
      {legend.contested > 0 ? (
        <HighlightButton value={{ kind: 'contested' }} {...{ highlight, onHighlight }}>
          <span>✕ {t('legend.contested', { count: legend.contested })}</span>
        </HighlightButton>
      ) : null}
    </>
  );
}

interface HighlightButtonProps extends LegendProps {
  value: Highlight;
  ochre?: boolean;
  children: ReactNode;
}

function HighlightButton(props: HighlightButtonProps) {
  const { value, ochre, highlight, onHighlight, children } = props;
  const pressed = sameHighlight(highlight, value);
  return (
    <button
      type="button"
      className={classes.entry}
      data-ochre={ochre || undefined}
      aria-pressed={pressed}
      onClick={() => onHighlight(pressed ? null : value)}
    >
      {children}
    </button>
  );
}

export function LineSample({ status, hue = null }: { status: Status; hue?: Hue | null }) {
  const style = STATUS_STYLES[status];
  const ink = style.line === 'ochre' ? 'var(--ochre)' : 'var(--line-strong)';
  const stroke = hue ? `var(--hue-${hue})` : ink;
  return (
    <svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">
      <path
        d="M1 5h21"
        stroke={stroke}
        strokeWidth={style.width}
        strokeDasharray={style.dash ?? undefined}
        strokeLinecap={style.cap}
      />
      <polygon
        points="29,5 21,1 21,9"
        fill={style.arrow === 'filled' ? stroke : 'var(--paper-raised)'}
        stroke={stroke}
        strokeWidth={style.arrow === 'filled' ? 0 : 1.2}
        strokeLinejoin="round"
      />
    </svg>
  );
}
