import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changesBetween, type GraphChange } from '../../domain/graph/changes.ts';
import { sentenceOf } from '../../domain/graph/sentence.ts';
import type { Concept, Graph, Proposition } from '../../domain/graph/types.ts';
import { useGraphSession } from '../sync/index.ts';
import { plainIn } from './labels.ts';
import { useMap } from './map-context.ts';

/** Others' edits of one moment are told together. */
const PAUSE_MS = 1_500;
/** More than this is told as a number. */
const MOST = 3;

/** What others change on this map, said quietly to a screen reader; what one does oneself is not. */
export function Announcer() {
  const { t } = useTranslation('map');
  const { map, language } = useMap();
  const session = useGraphSession();
  const [said, setSaid] = useState('');

  const wordsOf = (change: GraphChange, graph: Graph): string | null => {
    const entity = change.after ?? change.before;
    if (!entity || change.layout) return null;
    const isHere = (id: string): boolean => id in map.places;
    if (change.entity === 'concept') {
      if (!isHere(change.id)) return null;
      return t(`announce.${change.kind}`, { what: plainIn((entity as Concept).label, language) });
    }
    if (change.entity === 'proposition') {
      const proposition = entity as Proposition;
      if (!isHere(proposition.from) || !isHere(proposition.to)) return null;
      const { text } = sentenceOf(graph, proposition, language);
      return t(`announce.${change.kind}`, { what: text });
    }
    if (change.entity === 'evidence' && change.on?.entity === 'proposition') {
      const proposition = graph.propositions[change.on.id];
      if (!proposition || !isHere(proposition.from) || !isHere(proposition.to)) return null;
      return t('announce.sources', { what: sentenceOf(graph, proposition, language).text });
    }
    return null;
  };
  const tell = useEffectEvent((before: Graph, after: Graph) => {
    const words = changesBetween(before, after).flatMap((change) => wordsOf(change, after) ?? []);
    if (words.length === 0) return;
    setSaid(words.length > MOST ? t('announce.many', { count: words.length }) : words.join(' '));
  });

  useEffect(() => {
    if (!session) return;
    let isOpen = true;
    let before: Graph | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isRemote = false;
    const note = ({ local }: { local: boolean }) => {
      isRemote = !local;
    };
    const heard = () => {
      const own = !isRemote;
      isRemote = false;
      // One's own edits move the point that others' are compared with, where none of theirs waits.
      if (own && timer === null) before = session.graph.getSnapshot();
      if (own || before === null || timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        const after = session.graph.getSnapshot();
        if (before && isOpen) tell(before, after);
        before = after;
      }, PAUSE_MS);
    };
    session.doc.on('beforeTransaction', note);
    const stop = session.graph.subscribe(heard);
    // The document's own arrival is no one's edit.
    void session.opened.then(() => (before = session.graph.getSnapshot()));
    return () => {
      isOpen = false;
      if (timer) clearTimeout(timer);
      stop();
      session.doc.off('beforeTransaction', note);
    };
  }, [session]);

  return (
    <p role="status" aria-live="polite" className="visually-hidden">
      {said}
    </p>
  );
}
