import type { Sentence } from '../sentences.ts';

/** A proposition as it reads: the linking phrase in italic, an emphasis inside it upright again. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return sentence.segments.map(({ text, role, emphasis }, index) =>
    // A name in Arabic does not turn the rest of the sentence round.
    (role === 'phrase') !== emphasis ? (
      <em key={index}>
        <bdi>{text}</bdi>
      </em>
    ) : (
      <bdi key={index}>{text}</bdi>
    ),
  );
}
