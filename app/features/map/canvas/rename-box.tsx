import { useTranslation } from 'react-i18next';
import { renameConcept } from '../../../domain/graph/commands.ts';
import { LIMITS } from '../../../domain/graph/limits.ts';
import { plainIn } from '../labels.ts';
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
  const { graph, language, scene, edit } = useMap();
  const concept = graph.concepts[id];
  const card = scene.cards.find((candidate) => candidate.id === id);
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
        onText={(text) => {
          onDone();
          edit((doc) => renameConcept(doc, { id, label: { [language]: text } }));
        }}
        onLeave={onDone}
      />
    </Anchor>
  );
}
