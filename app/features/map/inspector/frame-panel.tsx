import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { deleteFrame, setFrame, setLocked } from '../../../domain/graph/commands.ts';
import { FRAME_TEXT, LIMITS } from '../../../domain/graph/limits.ts';
import { type Frame, LANGUAGES } from '../../../domain/graph/types.ts';
import { heldBy } from '../../../domain/scene/index.ts';
import { labelIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { Emphasis } from '../parts/emphasis.tsx';
import { EditableText } from './editable-text.tsx';
import { EraseImage } from './erase-image.tsx';
import type { PanelActs } from './inspector.tsx';
import classes from './inspector.module.css';
import { LayoutButtons } from './layout-buttons.tsx';
import { PanelHead, PanelSection } from './parts.tsx';
import { PlaceButtons } from './place-buttons.tsx';
import { WorkShown } from './work-shown.tsx';

/** A frame with what lies in it, a remark, an image, or the card of a work. */
export function FramePanel({ frame }: PanelActs & { frame: Frame }) {
  const { t } = useTranslation('map');
  const { map, language, scene, selection, canEdit, edit } = useMap();
  const { id, look, title, work } = frame;
  const drawn = scene.frames.find((one) => one.id === id);
  const held = drawn ? heldBy(drawn, scene) : [];
  const isLocked = map.locked.includes(id);
  return (
    <>
      <PanelHead kind={t(`frame.kind.${look}`)}>
        <h2 className={classes.statement}>
          {title.fr || title.en ? (
            <Emphasis text={labelIn(title, language)} />
          ) : (
            (work !== undefined && drawn?.title) || t(`frame.untitled.${look}`)
          )}
        </h2>
        {work === undefined ? null : <WorkShown work={work} />}
        {look === 'frame' ? (
          <p className={classes.summary}>{t('frame.holds', { count: held.length })}</p>
        ) : null}
      </PanelHead>
      {canEdit ? (
        <>
          <div className={classes.actions} data-block>
            {held.length > 0 ? (
              <Button size="xs" variant="default" onClick={() => selection.select(...held)}>
                {t('frame.selectHeld')}
              </Button>
            ) : null}
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                edit((doc) => setLocked(doc, { map: map.id, ids: [id], locked: !isLocked }))
              }
            >
              {t(isLocked ? 'frame.unlock' : 'frame.lock')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                selection.clear();
                edit((doc) => deleteFrame(doc, { id }));
              }}
            >
              {t(`frame.delete.${look}`)}
            </Button>
          </div>
          <PlaceButtons />
          {held.length > 1 ? (
            <PanelSection title={t('layout.title')}>
              <LayoutButtons />
            </PanelSection>
          ) : null}
          {look === 'work' ? null : (
            <PanelSection>
              {LANGUAGES.map((code) => (
                <EditableText
                  key={code}
                  label={t(`frame.textIn.${look}`, { language: t(`language.${code}`) })}
                  lang={code}
                  value={title[code] ?? ''}
                  description={look === 'image' ? t('frame.describe') : undefined}
                  limit={LIMITS[FRAME_TEXT[look]]}
                  multiline={look !== 'frame'}
                  disabled={false}
                  onSave={(text) =>
                    edit((doc) => setFrame(doc, { id, title: { [code]: text } }), {
                      besideField: true,
                    })
                  }
                />
              ))}
            </PanelSection>
          )}
          {frame.image === undefined ? null : (
            <PanelSection>
              <EraseImage image={frame.image} />
            </PanelSection>
          )}
        </>
      ) : null}
    </>
  );
}
