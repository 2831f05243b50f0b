import { type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { CONTESTED_WIDTH, STATUS_STYLES } from '../../../domain/scene/index.ts';
import { LabelDrawing } from './drawing.tsx';
import type { PropositionFlowEdge } from './flow-elements.ts';
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
  const { edge, dimmed, far, peers } = data!;
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
      />
      <polygon
        points={edge.arrow.map((point) => point.join(',')).join(' ')}
        fill={style.arrow === 'filled' ? stroke : 'var(--paper)'}
        stroke={stroke}
        strokeWidth={style.arrow === 'filled' ? 0 : 1.3}
        strokeLinejoin="round"
      />
      <LabelDrawing label={label} />
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
