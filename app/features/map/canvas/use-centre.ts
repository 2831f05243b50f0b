import { useReactFlow } from '@xyflow/react';

/** The middle of what is in sight, in map units; where no map is on the page, its origin. */
export function useCentre(): () => [number, number] {
  const flow = useReactFlow();
  return () => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!box) return [0, 0];
    const { x, y } = flow.screenToFlowPosition({
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
    });
    return [x, y];
  };
}
