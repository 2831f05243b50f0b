import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconListTree,
  IconPrinter,
  IconSquarePlus,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHistory } from '../sync/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { useMap } from './map-context.ts';
import classes from './toolbar.module.css';
import { useHistoryActs } from './use-history-acts.ts';

interface ToolbarProps {
  adding: boolean;
  linking: boolean;
  outlineOpen: boolean;
  onAdd: () => void;
  onLink: () => void;
  onOutline: () => void;
}

/** What one does on a map, in words. */
export function Toolbar({ adding, linking, outlineOpen, onAdd, onLink, onOutline }: ToolbarProps) {
  const { t } = useTranslation('map');
  const { workspace, map, canEdit } = useMap();
  const { undo, redo } = useHistoryActs();
  const { canUndo, canRedo } = useHistory();
  return (
    <div role="toolbar" aria-label={t('toolbar.label')} className={classes.toolbar}>
      {workspace.abilities.editGraph ? (
        <>
          <Tool icon={IconSquarePlus} pressed={adding} disabled={!canEdit} onClick={onAdd}>
            {t('toolbar.add')}
          </Tool>
          <Tool icon={IconArrowRight} pressed={linking} disabled={!canEdit} onClick={onLink}>
            {t('toolbar.link')}
          </Tool>
          <Tool icon={IconArrowBackUp} disabled={!canEdit || !canUndo} onClick={undo}>
            {t('toolbar.undo')}
          </Tool>
          <Tool icon={IconArrowForwardUp} disabled={!canEdit || !canRedo} onClick={redo}>
            {t('toolbar.redo')}
          </Tool>
          <span className={classes.separator} />
        </>
      ) : null}
      <Tool icon={IconListTree} pressed={outlineOpen} onClick={onOutline}>
        {t('toolbar.outline')}
      </Tool>
      <ExportMenu className={classes.tool} />
      <Link to={`/p/${workspace.slug}/map/${map.slug}/print`} className={classes.tool}>
        <IconPrinter size={18} stroke={1.7} aria-hidden="true" />
        <span>{t('toolbar.print')}</span>
      </Link>
    </div>
  );
}

interface ToolProps {
  icon: Icon;
  children: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

function Tool({ icon: ToolIcon, children, pressed, disabled = false, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-pressed={pressed}
      // Kept in the order of Tab while it does nothing, so that nothing jumps.
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      <ToolIcon size={18} stroke={1.7} aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
