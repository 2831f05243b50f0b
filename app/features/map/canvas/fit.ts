import type { FitViewOptions } from '@xyflow/react';

/** The whole map in sight, clear of the tools above it and of the legend under it. */
export const FIT: FitViewOptions = {
  padding: { top: '76px', bottom: '76px', left: '32px', right: '32px' },
  maxZoom: 1,
};

/** The map alone, for the room: as large as it goes. */
export const FIT_ALONE: FitViewOptions = {
  padding: { top: '24px', bottom: '64px', left: '24px', right: '24px' },
  maxZoom: 2,
};
