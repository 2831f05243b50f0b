import { Fragment } from 'react';
import { emphasised } from '../../../domain/scene/index.ts';

/** A label as written: what stands between asterisks in italic (in a phrase, set upright). */
export function Emphasis({ text }: { text: string }) {
  const runs = emphasised(text, 'serif', 'serif-italic').map((run, index) =>
    run.face === 'serif-italic' ? (
      <em key={index}>{run.text}</em>
    ) : (
      <Fragment key={index}>{run.text}</Fragment>
    ),
  );
  // In its own direction, whatever stands beside it.
  return <bdi>{runs}</bdi>;
}
