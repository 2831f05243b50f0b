import type { CslName } from './csl.ts';

/** Particles without a space after them: elided, and the Arabic article. */
const GLUED = /^(d['’]|(?:al|el|a[dnrstz]|a[dst]h)-)([ʿʾ‘]?\p{Lu}.*)$/u;

/** A name's parts one after the other: "van den Berg", "d'Alembert", "el-Hassan". */
export function joinParts(...parts: ReadonlyArray<string | undefined>): string {
  return parts
    .filter(Boolean)
    .reduce<string>((text, part) => (/(?:^|['’-])$/.test(text) ? text : `${text} `) + part, '');
}

/** "d'Alembert" -> "d'" and "Alembert", "el-Hassan" -> "el-" and "Hassan"; null where nothing is glued. */
export function splitGlued(family: string): [particle: string, family: string] | null {
  const [, particle, rest] = GLUED.exec(family) ?? [];
  return particle !== undefined && rest !== undefined ? [particle, rest] : null;
}

/** Takes a glued particle off: "d'Alembert" is sorted under its A, "el-Hassan" under its H, as "Hassan, el-". */
export function takeGlued(name: CslName): void {
  const split = splitGlued(name.family ?? '');
  if (!split || name['dropping-particle'] || name['non-dropping-particle']) return;
  const [particle, family] = split;
  name[particle.endsWith('-') ? 'non-dropping-particle' : 'dropping-particle'] = particle;
  name.family = family;
}
