import type { Thumbnail } from './thumbnail.ts';

/** Beside the map's name, hence nothing to a screen reader. */
export function MapThumbnail({ drawing }: { drawing: Thumbnail }) {
  return (
    <svg viewBox={drawing.box.join(' ')} aria-hidden="true" focusable="false">
      {drawing.lines.map(({ path, dashed }, index) => (
        <path
          key={index}
          d={path}
          fill="none"
          stroke={dashed ? 'var(--ochre)' : 'var(--line-strong)'}
          strokeWidth={4}
          strokeDasharray={dashed ? '14 10' : undefined}
        />
      ))}
      {drawing.cards.map(({ box: [x, y, width, height], hue, question }, index) => (
        <g key={index}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={14}
            fill={question ? 'var(--ink)' : 'var(--paper-raised)'}
            stroke={question ? 'var(--ink)' : 'var(--line-strong)'}
            strokeWidth={3}
          />
          {hue && !question ? (
            <rect
              x={x + 8}
              y={y + 12}
              width={12}
              height={height - 24}
              rx={6}
              fill={`var(--hue-${hue})`}
            />
          ) : null}
        </g>
      ))}
    </svg>
  );
}
