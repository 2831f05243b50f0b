import { use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { renameConcept, setFrame } from '../../../domain/graph/commands.ts';
import { FRAME_TEXT, LIMITS } from '../../../domain/graph/limits.ts';
import { KeptTextsContext } from '../kept-texts.ts';
import { plainIn } from '../labels.ts';
import { useBringBack } from '../use-bring-back.ts';
import type { Frame } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import { SuggestBox } from '../parts/suggest-box.tsx';
import { Anchor } from './anchor.tsx';

const FIELD = { height: 110 };

interface RenameBoxProps {
  id: string;
  onDone: () => void;
}

/** Renames a concept where it stands, in the language that is read. */
export function RenameBox({ id, onDone }: RenameBoxProps) {
  const { t } = useTranslation('map');
  const { graph, map, language, scene, edit } = useMap();
  const kept = use(KeptTextsContext);
  const bringBack = useBringBack();
  const concept = graph.concepts[id];
  const card = scene.cards.find((candidate) => candidate.id === id);
  const frame = map.frames.find((candidate) => candidate.id === id);
  const gone = !frame && (!concept || !card);
  useEffect(() => {
    if (gone) onDone();
  }, [gone, onDone]);
  if (frame) return <FrameTitleBox frame={frame} onDone={onDone} />;
  if (!concept || !card) return null;
  return (
    <Anchor at={[card.x + card.width / 2, card.y + card.height / 2]} field={FIELD}>
      <SuggestBox
        label={t('rename.label', { label: plainIn(concept.label, language) })}
        hint={t('rename.hint')}
        heading=""
        initial={concept.label[language] ?? ''}
        placeholder={plainIn(concept.label, language)}
        limit={LIMITS.label}
        suggest={() => []}
        onPick={onDone}
        onTakenAway={(text) =>
          kept?.keep(text, () => {
            bringBack({ kind: 'concept', id });
            edit((doc) => renameConcept(doc, { id, label: { [language]: text } }));
          })
        }
        onText={(text) => {
          const { ok } = edit((doc) => renameConcept(doc, { id, label: { [language]: text } }));
          if (ok) onDone();
          return ok;
        }}
        onLeave={onDone}
      />
    </Anchor>
  );
}

interface FrameTitleBoxProps {
  frame: Frame;
  onDone: () => void;
}

/** Writes a frame's title, or a remark, where it stands. */
function FrameTitleBox({ frame, onDone }: FrameTitleBoxProps) {
  const { t } = useTranslation('map');
  const { language, edit } = useMap();
  const kept = use(KeptTextsContext);
  const bringBack = useBringBack();
  const { id, look, title, box } = frame;
  const write = (text: string) => edit((doc) => setFrame(doc, { id, title: { [language]: text } }));
  // A work's card has no text of its own.
  if (look === 'work') return null;
  return (
    <Anchor at={[box[0] + 150, box[1] + 26]} field={FIELD}>
      <SuggestBox
        label={t(`frame.write.${look}`)}
        hint={t('rename.hint')}
        heading=""
        initial={title[language] ?? ''}
        placeholder={t(`frame.placeholder.${look}`)}
        limit={LIMITS[FRAME_TEXT[look]]}
        suggest={() => []}
        onPick={onDone}
        onTakenAway={(text) =>
          kept?.keep(text, () => {
            bringBack({ kind: 'frame', id });
            write(text);
          })
        }
        onText={(text) => {
          const { ok } = write(text);
          if (ok) onDone();
          return ok;
        }}
        onLeave={onDone}
      />
    </Anchor>
  );
}
