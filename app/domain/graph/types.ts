/**
 * The graph as everything but the commands sees it: plain JSON, made by the projection from the
 * Yjs document of a workspace. See SPEC.md for the rules that hold in every projection.
 */

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A value that exists in each language; a missing one is absent, never an empty string. */
export type LocalizedText = Partial<Record<Language, string>>;

export const VOCABULARIES = ['literature', 'level', 'kind', 'phrase'] as const;
export type VocabularyName = (typeof VOCABULARIES)[number];

export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star'] as const;
export type Shape = (typeof SHAPES)[number];

export const HUES = ['red', 'blue', 'green', 'grey', 'violet', 'ochre'] as const;
export type Hue = (typeof HUES)[number];

export interface Term {
  id: string;
  vocabulary: VocabularyName;
  label: LocalizedText;
  /** Levels are two steps deep: a term with a parent is of the second. */
  parent: string | null;
  /** Literatures only: a sign and a hue, so that neither is needed alone. */
  shape: Shape | null;
  hue: Hue | null;
  order: string;
}

export const STANCES = ['supports', 'contests', 'defines', 'illustrates'] as const;
export type Stance = (typeof STANCES)[number];

export const STATUSES = [
  'to-source',
  'sourced',
  'thesis-claim',
  'open-question',
  'no-source-needed',
] as const;
export type Status = (typeof STATUSES)[number];

/** CSL locator labels ("page", "chapter", "section"...) and the ones Canevas adds for field material. */
export interface Locator {
  label: string;
  value: string;
}

export interface Evidence {
  id: string;
  /** A work's id in the library, never its citation key. */
  work: string;
  stance: Stance;
  /** null reads "page à préciser". */
  locator: Locator | null;
  quotation: string | null;
  /**
   * The excerpt that it quotes, where there is one. Of a restricted work only this pointer is in the
   * graph: the text stays where permissions and a withdrawal reach it.
   */
  excerpt?: string;
  /** Who holds the position, where the work reports an actor's. */
  attributedTo: string | null;
  order: string;
}

export interface Concept {
  id: string;
  label: LocalizedText;
  /** The form the concept takes inside a sentence; where absent, the label. */
  form: LocalizedText;
  /** Other names under which search finds it. */
  aliases: string[];
  kind: string | null;
  literatures: string[];
  levels: string[];
  fieldSite: boolean;
  definition: LocalizedText;
  evidence: Evidence[];
}

export interface Proposition {
  id: string;
  /** Assigned once by the server; null until then. Shown as P12. */
  number: number | null;
  from: string;
  to: string;
  phrase: { text: LocalizedText; term: string | null };
  status: Status;
  /** The whole sentence as rewritten by hand, by language. */
  sentence: LocalizedText;
  evidence: Evidence[];
  /** Computed: at least one source supports and one contests, or any contests. */
  contested: boolean;
}

export const FRAME_LOOKS = ['frame', 'remark', 'image', 'work'] as const;
/**
 * A frame is drawn round concepts; a remark is a sheet of its own, and its title is its text; an
 * image's title is what it shows, for those who do not see it; a work's card has no text of its own.
 */
export type FrameLook = (typeof FRAME_LOOKS)[number];

export const LINE_STYLES = ['curved', 'straight', 'orthogonal'] as const;
/** How a map draws its propositions' lines. */
export type LineStyle = (typeof LINE_STYLES)[number];

/**
 * A point that follows what it is anchored to: so far along it (0 to 1), then so many map units right
 * and down. A bend's way goes from the middle of one card to that of the other; a label's is the line.
 */
export type Anchored = [along: number, dx: number, dy: number];

/** What a map says of one proposition's line; what is absent is as the map's lines are. */
export interface LineView {
  style?: LineStyle;
  /** Where the line bends, from its start to its end. */
  bends?: Anchored[];
  /** The middle of the label, where a hand has put it. */
  label?: Anchored;
  /** The linking phrase that it shares with others, by the id of their group (G30). */
  group?: string;
}

export const COLOURINGS = ['literature', 'level', 'kind', 'status', 'none'] as const;
/** What the signs and hues of a map stand for. */
export type Colouring = (typeof COLOURINGS)[number];

/** In map units (CSS pixels at zoom 1). */
export type Box = [x: number, y: number, width: number, height: number];

export interface Frame {
  id: string;
  look: FrameLook;
  title: LocalizedText;
  /** An image's only: the SHA-256 of its bytes, which the server keeps. */
  image?: string;
  /** A work's card only: its id in the library. */
  work?: string;
  box: Box;
}

export interface MapView {
  id: string;
  slug: string;
  name: LocalizedText;
  focusQuestion: LocalizedText;
  order: string;
  /** Top left corner of each concept's card, in map units (CSS pixels at zoom 1). */
  places: Record<string, [number, number]>;
  frames: Frame[];
  /** Concepts and frames that neither hand nor layout moves on this map, by id. */
  locked: string[];
  lines: LineStyle;
  /** By proposition, those of which it says something. */
  routes: Record<string, LineView>;
  /** By group, how far a shared phrase was moved from the place that it would have, in map units. */
  hubs: Record<string, [dx: number, dy: number]>;
  colours: Colouring;
}

/** Something that is in the document and in no projection: deleted, or hanging on a deleted end. */
export interface Trash {
  terms: Term[];
  concepts: Concept[];
  propositions: Proposition[];
  maps: MapView[];
}

export interface Graph {
  terms: Record<string, Term>;
  concepts: Record<string, Concept>;
  propositions: Record<string, Proposition>;
  maps: Record<string, MapView>;
  trash: Trash;
  /** Paths of values set aside because their type is not the schema's, e.g. "concepts/x/label/fr". */
  illTyped: string[];
}
