import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import classes from './inspector-tab.module.css';

interface InspectorTabProps {
  label: string;
  onOpen: () => void;
}

/** Brings the closed inspector back. */
export function InspectorTab({ label, onOpen }: InspectorTabProps) {
  return (
    <button
      type="button"
      data-inspector-tab
      className={classes.tab}
      aria-label={label}
      title={label}
      onClick={onOpen}
    >
      <IconLayoutSidebarRightExpand size={18} stroke={1.7} aria-hidden="true" />
    </button>
  );
}
