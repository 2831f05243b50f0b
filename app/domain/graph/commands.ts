/** The only writers of the graph. Each is run by `run`, or by an editor's `run` (undo.ts). */
export { pasteClip } from './commands/clip.ts';
export * from './commands/concepts.ts';
export * from './commands/evidence.ts';
export * from './commands/maps.ts';
export * from './commands/routes.ts';
export { run, SYSTEM_ORIGIN, type Command } from './commands/run.ts';
export * from './commands/terms.ts';
export type { LocalizedChange } from './commands/write.ts';
export {
  deletePropositions,
  keepNumbers,
  linkConcepts,
  hasUnnumbered,
  numberPropositions,
  restorePropositions,
  reverseProposition,
  setPhrase,
  setSentence,
  setStatus,
  type PhraseChange,
} from './commands/propositions.ts';
