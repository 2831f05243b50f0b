import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useMap } from '../map-context.ts';
import { useAddImages } from './use-add-images.ts';

/** The canvas's side of a drag of files from the desktop: images are laid where they are let go. */
export function useImageDrop() {
  const { canEdit } = useMap();
  const flow = useReactFlow();
  const images = useAddImages();
  const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  return {
    onDragOver(event: DragEvent) {
      if (!holdsFiles(event)) return;
      // Else the browser would leave the map to show the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = canEdit ? 'copy' : 'none';
    },
    onDrop(event: DragEvent) {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (!canEdit) return;
      const at = flow.screenToFlowPosition(
        { x: event.clientX, y: event.clientY },
        { snapToGrid: false },
      );
      void images.add([...event.dataTransfer.files], [at.x, at.y], false);
    },
  };
}
