import type { Sentence } from '../sentences.ts';

/** A proposition as it reads: the linking phrase in italic, an emphasis inside it upright again. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return sentence.segments.map(({ text, role, emphasis }, index) =>
    (role === 'phrase') !== emphasis ? (
      <em key={index}>{text}</em>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
