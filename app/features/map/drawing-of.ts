import type { Graph } from '../../domain/graph/types.ts';
import { createDrawing, type Drawing } from '../../domain/scene/index.ts';

const drawings = new WeakMap<Graph, Map<string, Drawing>>();

/** On the server many open a map that nobody changed meanwhile: its lines are drawn for the first. */
export function drawingOf(graph: Graph, key: string): Drawing {
  const known = drawings.get(graph) ?? new Map<string, Drawing>();
  drawings.set(graph, known);
  const drawing = known.get(key) ?? createDrawing();
  known.set(key, drawing);
  return drawing;
}
