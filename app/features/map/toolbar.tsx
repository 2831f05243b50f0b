import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconBooks,
  IconCommand,
  IconFrame,
  IconListTree,
  IconPrinter,
  IconSquarePlus,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHistory } from '../sync/index.ts';
import type { ActId } from './acts/keys.ts';
import type { MapActs } from './acts/use-acts.ts';
import { ExportMenu } from './export/export-menu.tsx';
import { useMap } from './map-context.ts';
import classes from './toolbar.module.css';
import type { Drawer } from './types.ts';

interface ToolbarProps {
  acts: MapActs;
  adding: boolean;
  linking: boolean;
  drawer: Drawer | null;
}

/** What one does on a map, in words; all the rest waits in the palette. */
export function Toolbar({ acts, adding, linking, drawer }: ToolbarProps) {
  const { t } = useTranslation('map');
  const { workspace, map } = useMap();
  const { canUndo, canRedo } = useHistory();
  const toolOf = (act: ActId, isIdle = false) => ({
    disabled: isIdle || !acts.isOffered(act),
    onClick: () => void acts.perform(act),
  });
  return (
    <div role="toolbar" data-map-tools aria-label={t('toolbar.label')} className={classes.toolbar}>
      {workspace.abilities.editGraph ? (
        <>
          <Tool everywhere icon={IconSquarePlus} pressed={adding} {...toolOf('add')}>
            {t('toolbar.add')}
          </Tool>
          <Tool everywhere icon={IconArrowRight} pressed={linking} {...toolOf('link')}>
            {t('toolbar.link')}
          </Tool>
          <Tool icon={IconFrame} {...toolOf('frame')}>
            {t('toolbar.frame')}
          </Tool>
          <Tool everywhere icon={IconArrowBackUp} {...toolOf('undo', !canUndo)}>
            {t('toolbar.undo')}
          </Tool>
          <Tool everywhere icon={IconArrowForwardUp} {...toolOf('redo', !canRedo)}>
            {t('toolbar.redo')}
          </Tool>
          <span className={classes.separator} />
        </>
      ) : null}
      <Tool icon={IconListTree} pressed={drawer === 'outline'} {...toolOf('outline')}>
        {t('toolbar.outline')}
      </Tool>
      <Tool icon={IconBooks} pressed={drawer === 'library'} {...toolOf('library')}>
        {t('toolbar.library')}
      </Tool>
      <ExportMenu className={classes.tool} />
      <Link to={`/p/${workspace.slug}/map/${map.slug}/print`} className={classes.tool}>
        <IconPrinter size={18} stroke={1.7} aria-hidden="true" />
        <span>{t('toolbar.print')}</span>
      </Link>
      <Tool everywhere icon={IconCommand} {...toolOf('palette')}>
        {t('toolbar.more')}
      </Tool>
    </div>
  );
}

interface ToolProps {
  icon: Icon;
  children: string;
  pressed?: boolean;
  /** Stands on a phone too; what does not waits there in the palette. */
  everywhere?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

function Tool({ icon: ToolIcon, children, pressed, everywhere, disabled, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-pressed={pressed}
      data-everywhere={everywhere}
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
