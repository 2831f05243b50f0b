import type {
  Hue,
  LocalizedText,
  Shape,
  Stance,
  Status,
  VocabularyName,
} from '../../../app/domain/graph/types.ts';

export interface ExampleTerm {
  id: string;
  vocabulary: VocabularyName;
  label: Required<LocalizedText>;
  parent?: string;
  shape?: Shape;
  hue?: Hue;
}

export interface ExampleConcept {
  id: string;
  label: Required<LocalizedText>;
  form: Required<LocalizedText>;
  aliases?: string[];
  kind: string;
  literatures: string[];
  levels: string[];
  fieldSite?: true;
}

export interface ExampleSource {
  /** The reference's number in the lab's list (references.md). */
  reference: number;
  stance: Stance;
}

export interface ExampleProposition {
  from: string;
  to: string;
  phrase: Required<LocalizedText>;
  status: Status;
  sources: ExampleSource[];
}

export interface ExampleMap {
  slug: string;
  name: Required<LocalizedText>;
  focusQuestion?: Required<LocalizedText>;
  concepts: string[];
}
