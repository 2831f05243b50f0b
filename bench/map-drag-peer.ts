import { type Edge, type Node, ReactFlow, useNodesState } from '@xyflow/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** React Flow as its documentation has it, on as many of its own nodes and edges: the peer of map-drag.ts. */
function Peer({ nodes, edges }: { nodes: Node[]; edges: Edge[] }) {
  const [held, , onNodesChange] = useNodesState(nodes);
  return createElement(ReactFlow, {
    nodes: held,
    edges,
    onNodesChange,
    onlyRenderVisibleElements: true,
    snapToGrid: true,
    minZoom: 0.05,
  });
}

const { nodes, edges } = JSON.parse(document.querySelector('#elements')!.textContent) as {
  nodes: Node[];
  edges: Edge[];
};
createRoot(document.querySelector('#root')!).render(createElement(Peer, { nodes, edges }));
