import { createContext, use } from 'react';
import type { Graph, Language, MapView } from '../../domain/graph/types.ts';
import type { Scene } from '../../domain/scene/index.ts';
import type { Edit } from './use-edit.ts';
import type { MapExcerpt, MapPageData, MapWork } from './types.ts';
import type { Selection } from './use-map-selection.ts';
import type { Sentence } from './sentences.ts';

/** What every part of the map's page reads: the live graph, the map in it, and the hand on it. */
export interface MapContextValue {
  workspace: MapPageData['workspace'];
  user: MapPageData['user'];
  graph: Graph;
  map: MapView;
  /** The language of the labels, which is the interface's; and the other one. */
  language: Language;
  otherLanguage: Language;
  scene: Scene;
  /** The same as it may leave: in files and pictures, which name no restricted work. */
  sceneOnPaper: () => Scene;
  works: ReadonlyMap<string, MapWork>;
  excerpts: readonly MapExcerpt[];
  openComments: MapPageData['openComments'];
  notes: MapPageData['notes'];
  canEdit: boolean;
  edit: Edit;
  selection: Selection;
  /** null for one that the graph does not hold. */
  sentenceOf: (propositionId: string) => Sentence | null;
  /** The locators offered for a CSL type, the likeliest first. */
  locatorsOf: (type: string) => readonly string[];
}

export const MapContext = createContext<MapContextValue | null>(null);

/** @throws outside the map's page */
export function useMap(): MapContextValue {
  const value = use(MapContext);
  if (!value) throw new Error('useMap() belongs inside the map page');
  return value;
}
