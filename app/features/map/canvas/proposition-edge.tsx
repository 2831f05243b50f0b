import { type EdgeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { CONTESTED_WIDTH, STATUS_STYLES } from '../../../domain/scene/index.ts';
import { useMap } from '../map-context.ts';
import { LabelDrawing } from './drawing.tsx';
import type { PropositionFlowEdge } from './flow-elements.ts';
import { ShapingContext } from './shaping.ts';
import classes from './proposition-edge.module.css';

const HIT_WIDTH = 22;
/** Map units: seen from so far that a line as thick as elsewhere would not be seen. */
const FAR_WIDTH = 6;
const TOKENS = {
  ink: '--ink',
  inkSoft: '--ink-soft',
  lineStrong: '--line-strong',
  ochre: '--ochre',
};

/** A proposition: its line tells the status, its label the phrase and what supports or contests it. */
export const PropositionEdge = memo(function PropositionEdge({
  data,
  selected,
}: EdgeProps<PropositionFlowEdge>) {
  const { edge, hub, hubSelected, dimmed, far, peers } = data!;
  const shaping = use(ShapingContext);
  const { selection } = useMap();
  const style = STATUS_STYLES[edge.status];
  const ink = selected || (edge.contested && !edge.hue);
  const stroke = `var(${ink ? '--ink' : edge.hue ? `--hue-${edge.hue}` : TOKENS[style.line]})`;
  const width = edge.contested ? CONTESTED_WIDTH : style.width;
  const { label } = edge;
  if (far) {
    return (
      <g data-dimmed={dimmed || undefined} className={classes.edge} aria-hidden="true">
        <path
          d={edge.path}
          fill="none"
          stroke={stroke}
          strokeWidth={selected ? FAR_WIDTH * 2 : FAR_WIDTH}
          strokeOpacity={selected ? 1 : 0.5}
        />
      </g>
    );
  }
  return (
    <g
      className={classes.edge}
      data-selected={selected || undefined}
      data-dimmed={dimmed || undefined}
      data-status={edge.status}
      // Its name says it all (flow-elements.ts).
      aria-hidden="true"
    >
      <path
        d={edge.path}
        className={classes.hit}
        fill="none"
        stroke="transparent"
        strokeWidth={HIT_WIDTH}
      />
      <path
        d={edge.path}
        fill="none"
        stroke={stroke}
        strokeWidth={selected ? width + 0.5 : width}
        strokeDasharray={style.dash ?? undefined}
        strokeLinecap={style.cap}
        strokeLinejoin="round"
      />
      <polygon
        points={edge.arrow.map((point) => point.join(',')).join(' ')}
        fill={style.arrow === 'filled' ? stroke : 'var(--paper)'}
        stroke={stroke}
        strokeWidth={style.arrow === 'filled' ? 0 : 1.3}
        strokeLinejoin="round"
      />
      {label.width > 0 ? (
        <g
          className={classes.label}
          data-movable={shaping !== null || undefined}
          onPointerDown={(event) => shaping?.takeLabel(edge.id, event)}
        >
          <LabelDrawing label={label} />
        </g>
      ) : null}
      {hub ? (
        <g
          className={classes.hub}
          data-status={hub.status ?? undefined}
          data-selected={hubSelected || undefined}
          data-movable={shaping !== null || undefined}
          // A click on the phrase chooses all that share it, and not the one that draws it.
          onClick={(event) => {
            event.stopPropagation();
            if (!shaping) selection.select(...hub.members);
          }}
          onPointerDown={(event) =>
            shaping?.takeHub(hub.id, event, () => selection.select(...hub.members))
          }
        >
          <LabelDrawing label={hub.label} />
        </g>
      ) : null}
      {peers[0] ? (
        <rect
          x={label.x - 3}
          y={label.y - 3}
          width={label.width + 6}
          height={label.height + 6}
          rx={9}
          fill="none"
          stroke={peers[0].color}
          strokeWidth={2}
        >
          <title>{peers.map(({ name }) => name).join(', ')}</title>
        </rect>
      ) : null}
    </g>
  );
});
