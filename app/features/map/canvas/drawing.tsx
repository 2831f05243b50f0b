import {
  type CardItem,
  COUNT,
  type EdgeItem,
  FACE_STYLE,
  KIND,
  type Line,
  lineAnchor,
  PHRASE,
  SHAPE_BOX,
  SHAPE_PATHS,
  SIGN_PATHS,
  SIGN_STROKE,
  TITLE,
} from '../../../domain/scene/index.ts';
import classes from './drawing.module.css';

// The same drawing as domain/scene/svg.ts makes for print, in the tokens of the interface.

/** What stands inside a card: bars, label, signs and kind. */
export function CardDrawing({ card }: { card: CardItem }) {
  const { kindLine } = card;
  return (
    <svg
      width={card.width}
      height={card.height}
      className={classes.card}
      data-appearance={card.appearance}
      aria-hidden="true"
    >
      {card.bars.map(({ x, y, width, height, hue }) => (
        <rect
          key={y}
          x={x}
          y={y}
          width={width}
          height={height}
          rx={1.5}
          fill={`var(--hue-${hue})`}
        />
      ))}
      {card.lines.map((line) => (
        <TextLine key={line.baseline} line={line} size={TITLE.size} className={classes.title} />
      ))}
      {kindLine?.shapes.map(({ x, y, size, shape, hue }) => (
        <path
          key={x}
          d={SHAPE_PATHS[shape]}
          fill={`var(--hue-${hue})`}
          transform={`translate(${x} ${y}) scale(${size / SHAPE_BOX})`}
        />
      ))}
      {kindLine?.text.text ? (
        <text
          x={kindLine.text.x}
          y={kindLine.baseline}
          fontSize={KIND.size}
          className={classes.kind}
          {...face('sans')}
        >
          {kindLine.text.text}
        </text>
      ) : null}
      {kindLine?.tag ? (
        <g className={classes.tag}>
          <rect
            x={kindLine.tag.x}
            y={kindLine.tag.y}
            width={kindLine.tag.width}
            height={kindLine.tag.height}
            rx={3}
          />
          <text
            x={kindLine.tag.x + 4}
            y={kindLine.baseline}
            fontSize={12}
            {...face('sans-semibold')}
          >
            {kindLine.tag.text}
          </text>
        </g>
      ) : null}
    </svg>
  );
}

/** A linking phrase with its counts, drawn from the box's own corner. */
export function LabelDrawing({ label }: { label: EdgeItem['label'] }) {
  return (
    <g transform={`translate(${label.x} ${label.y})`}>
      <rect width={label.width} height={label.height} rx={7} className={classes.labelBox} />
      {label.lines.map((line) => (
        <TextLine key={line.baseline} line={line} size={PHRASE.size} className={classes.phrase} />
      ))}
      {label.counts.map(({ x, baseline, sign, count }) => (
        <g key={sign}>
          <path
            d={SIGN_PATHS[sign]}
            strokeWidth={SIGN_STROKE}
            transform={`translate(${x} ${baseline - COUNT.sign - 0.3})`}
            className={classes.sign}
          />
          <text
            x={x + COUNT.sign + 2}
            y={baseline}
            fontSize={COUNT.size}
            className={classes.count}
            {...face('sans-semibold')}
          >
            {count}
          </text>
        </g>
      ))}
      {[label.number, label.mark].map((item) =>
        item ? (
          <text
            key={item.text}
            x={item.x}
            y={item.baseline}
            fontSize={COUNT.size}
            className={classes.mark}
            {...face('sans-semibold')}
          >
            {item.text}
          </text>
        ) : null,
      )}
    </g>
  );
}

interface TextLineProps {
  line: Line & { x: number; baseline: number };
  size: number;
  className: string | undefined;
}

export function TextLine({ line, size, className }: TextLineProps) {
  const { x, direction, anchor } = lineAnchor(line);
  return (
    <text
      {...{ x, direction, fontSize: size, className }}
      y={line.baseline}
      textAnchor={anchor}
      xmlSpace="preserve"
    >
      {line.runs.map((run, index) => (
        <tspan key={index} {...face(run.face)}>
          {run.text}
        </tspan>
      ))}
    </text>
  );
}

function face(name: keyof typeof FACE_STYLE) {
  const { family, weight, italic } = FACE_STYLE[name];
  return { fontFamily: family, fontWeight: weight, fontStyle: italic ? 'italic' : 'normal' };
}
