import type { Stance } from '../domain/graph/types.ts';
// By its file: the scene's door brings the measures of every font along.
import { SIGN_PATHS, SIGN_STROKE } from '../domain/scene/signs.ts';
import classes from './stance-sign.module.css';

const PATHS: Record<Stance, string> = {
  supports: SIGN_PATHS.supports,
  contests: SIGN_PATHS.contests,
  defines: 'M1 2h6M1 4h6M1 6h6',
  illustrates: SIGN_PATHS.other,
};

/** Stances are ink with a sign, hues belong to the literatures; drawn, since no shipped font has them. */
export function StanceSign({ stance }: { stance: Stance }) {
  return (
    <svg viewBox="0 0 8 8" className={classes.sign} aria-hidden="true">
      <path d={PATHS[stance]} strokeWidth={SIGN_STROKE} />
    </svg>
  );
}
