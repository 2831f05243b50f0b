import { IconArrowRight, IconBook2, IconMap, IconPointFilled } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { folded, mapsInOrder } from '../../../domain/graph/queries.ts';
import { type Peer, usePeers } from '../../sync/index.ts';
import { findWorks, shortCreators } from '../../library/index.ts';
import { plainIn } from '../labels.ts';
import { useMap } from '../map-context.ts';
import { suggestConcepts } from '../suggestions.ts';
import { Keys } from './cheat-sheet.tsx';
import { ACT_IDS, ACTS } from './keys.ts';
import classes from './palette.module.css';
import type { MapActs } from './use-acts.ts';

interface PaletteProps {
  acts: MapActs;
  /** Selects a concept of this map and brings it into sight. */
  reveal: (id: string) => void;
  /** Puts a concept of the project on this map. */
  place: (id: string) => void;
  /** Lays a work of the library on this map as a card. */
  layWork: (id: string) => void;
  onClose: () => void;
}

interface Entry {
  id: string;
  label: string;
  note?: string;
  keys?: string;
  icon: typeof IconMap;
  run: () => void;
}

/** Who else has this map open, each person once. */
const namesOn = (peers: readonly Peer[], map: string): string[] => [
  ...new Set(peers.filter(({ view }) => view?.map === map).map(({ name }) => name)),
];

/** Everything that can be done, and every concept and map, by a few letters of its name. */
export function Palette({ acts, reveal, place, layWork, onClose }: PaletteProps) {
  const { t } = useTranslation('map');
  const { graph, map, workspace, language, works, canEdit } = useMap();
  const navigate = useNavigate();
  const peers = usePeers();
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const before = useRef(typeof document === 'undefined' ? null : document.activeElement);

  const entries = useMemo(() => {
    const wanted = folded(query).split(/\s+/).filter(Boolean);
    const isWanted = (label: string): boolean =>
      wanted.every((word) => folded(label).includes(word));
    const keyed = ACT_IDS.filter((act) => act !== 'palette')
      .filter((act) => acts.isOffered(act))
      .map((act): Entry => ({
        id: act,
        label: t(`acts.${act}`),
        keys: ACTS[act].keys[0],
        icon: IconPointFilled,
        run: () => void acts.perform(act),
      }));
    const others = acts.others.map((other): Entry => ({ ...other, icon: IconPointFilled }));
    const found = suggestConcepts(graph, query, { limit: 8 }).map((concept): Entry => {
      const isHere = concept.id in map.places;
      return {
        id: `concept ${concept.id}`,
        label: plainIn(concept.label, language),
        note: t(isHere ? 'palette.goTo' : 'palette.place'),
        icon: IconArrowRight,
        run: () => (isHere ? reveal(concept.id) : place(concept.id)),
      };
    });
    const citable = canEdit && wanted.length > 0 ? [...works.values()] : [];
    const references = findWorks(
      citable.filter(({ deleted }) => !deleted),
      query,
    )
      .slice(0, 5)
      .map((work): Entry => ({
        id: `work ${work.id}`,
        label: [shortCreators(work.creators, language), work.title].filter(Boolean).join(', '),
        note: t('palette.layWork'),
        icon: IconBook2,
        run: () => layWork(work.id),
      }));
    const maps = mapsInOrder(graph)
      .filter((other) => other.id !== map.id)
      .map((other): Entry => ({
        id: `map ${other.id}`,
        label: plainIn(other.name, language),
        note: [t('palette.map'), ...namesOn(peers, other.id)].join(' · '),
        icon: IconMap,
        run: () => void navigate(`/p/${workspace.slug}/map/${other.slug}`),
      }));
    return [
      ...found,
      ...[...keyed, ...others, ...maps].filter(({ label }) => isWanted(label)),
      ...references,
    ];
  }, [
    query,
    acts,
    graph,
    map,
    language,
    workspace,
    peers,
    works,
    canEdit,
    t,
    navigate,
    reveal,
    place,
    layWork,
  ]);

  const close = () => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && entries.length > 0) {
      event.preventDefault();
      const next = (active + step + entries.length) % entries.length;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[active]);
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') event.preventDefault();
  };
  return (
    <div
      className={classes.veil}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div role="dialog" aria-label={t('palette.label')} className={classes.palette}>
        <input
          className={classes.field}
          role="combobox"
          aria-label={t('palette.search')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries[active] ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder={t('palette.placeholder')}
          // It opens in answer to a key or a click that asks for it.
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label={t('palette.label')}
          className={classes.list}
        >
          {entries.map(({ icon: EntryIcon, ...entry }, index) => (
            <li
              key={entry.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.entry}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => {
                event.preventDefault();
                run(entries[index]);
              }}
            >
              <EntryIcon size={14} aria-hidden="true" />
              <span className={classes.label}>{entry.label}</span>
              {entry.note ? <small>{entry.note}</small> : null}
              {entry.keys ? <Keys keys={entry.keys} /> : null}
            </li>
          ))}
        </ul>
        {entries.length === 0 ? (
          <p role="status" className={classes.nothing}>
            {t('palette.nothing')}
          </p>
        ) : null}
      </div>
    </div>
  );
}
