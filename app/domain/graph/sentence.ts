import { parseEmphasis, withoutEmphasis } from './emphasis.ts';
import { joinFrench } from './french.ts';
import {
  LANGUAGES,
  type Concept,
  type Graph,
  type Language,
  type LocalizedText,
  type Proposition,
} from './types.ts';

export interface SentenceSegment {
  text: string;
  /** Which part of the proposition it comes from; "text" for punctuation and hand-written sentences. */
  role: 'from' | 'phrase' | 'to' | 'text';
  /** Whether it stood between asterisks, inside its part. */
  emphasis: boolean;
}

export interface Sentence {
  segments: SentenceSegment[];
  /** The whole, without marks. */
  text: string;
  /** False where it is only "A — phrase — B", for lack of a form, a phrase or a translation. */
  pretends: boolean;
}

type Part = [role: SentenceSegment['role'], text: string];

/** A text in this language, else in another. */
export function inLanguage(text: LocalizedText, language: Language): string | null {
  return text[language] ?? LANGUAGES.map((other) => text[other]).find(Boolean) ?? null;
}

/** The linking phrase by language: its own text, else that of its vocabulary term. */
export function phraseText(graph: Pick<Graph, 'terms'>, { phrase }: Proposition): LocalizedText {
  const term = phrase.term === null ? undefined : graph.terms[phrase.term];
  return { ...term?.label, ...phrase.text };
}

function capitalised(text: string, language: Language): string {
  return text.replace(/^([*"“«(\s]*)(\p{Ll})/u, (_, marks: string, letter: string) => {
    return marks + letter.toLocaleUpperCase(language);
  });
}

function made(parts: Part[], pretends: boolean): Sentence {
  const segments = parts.flatMap(([role, text]) =>
    parseEmphasis(text).map((segment): SentenceSegment => ({ ...segment, role })),
  );
  return { segments, text: parts.map(([, text]) => withoutEmphasis(text)).join(''), pretends };
}

/** "could it protect": an English question about the subject that stands before it. */
const ENGLISH_QUESTION =
  /^(can|could|do|does|did|will|would|should|shall|may|might|must|is|are|was|were|has|have) (it|they|he|she|we)\b/i;

function closing(text: string, question: boolean, language: Language): string {
  if (/[.?!…][»”"’)*\s]*$/u.test(text)) return '';
  if (!question) return '.';
  return language === 'fr' ? '\u202f?' : '?';
}

function asSentence(
  [from, phrase, to]: [string, string, string],
  question: boolean,
  language: Language,
): Sentence {
  const [verb, space, object] = language === 'fr' ? joinFrench(phrase, to) : [phrase, ' ', to];
  const pause = language === 'en' && question && ENGLISH_QUESTION.test(phrase) ? ', ' : ' ';
  return made(
    [
      ['from', capitalised(from, language)],
      ['text', pause],
      ['phrase', verb],
      ['text', space],
      ['to', object],
      ['text', closing(object, question, language)],
    ],
    true,
  );
}

function name(concept: Concept | undefined, language: Language): string {
  return (concept && inLanguage(concept.label, language)) ?? '…';
}

/**
 * A proposition as it is read: its hand-written sentence, else one made of the forms of its concepts
 * and its phrase, else "A — phrase — B". The phrase is set in italics by whoever draws it.
 */
export function sentenceOf(
  graph: Pick<Graph, 'concepts' | 'terms'>,
  proposition: Proposition,
  language: Language,
): Sentence {
  const written = proposition.sentence[language];
  if (written) return made([['text', written]], true);
  const from = graph.concepts[proposition.from];
  const to = graph.concepts[proposition.to];
  const phrases = phraseText(graph, proposition);
  const phrase = phrases[language];
  const subject = from?.form[language];
  const object = to?.form[language];
  if (subject && phrase && object) {
    return asSentence([subject, phrase, object], proposition.status === 'open-question', language);
  }
  return made(
    [
      ['from', name(from, language)],
      ['text', ' — '],
      ['phrase', inLanguage(phrases, language) ?? '…'],
      ['text', ' — '],
      ['to', name(to, language)],
    ],
    false,
  );
}
