import { useWorkspace } from '../../../components/use-workspace.ts';
import { DropCurtain } from './drop-curtain.tsx';
import { useImportDrop } from './use-import-drop.ts';

/** On every page of a project: references that are dropped or pasted go to the import's preview. */
export function ImportDrop() {
  const { workspace } = useWorkspace();
  const dragging = useImportDrop(`/p/${workspace.slug}`, workspace.abilities.editLibrary);
  return <DropCurtain shown={dragging} />;
}
