/** What a TeX value's braces are worth. */

/**
 * Whether sentence case would change the text: citeproc leaves words with a capital inside ("DNA",
 * "OpenAI") or a number as they are, so only words with one capital in front need protection.
 */
export function needsProtection(text: string): boolean {
  return text
    .replace(/<[^>]+>/g, '')
    .split(/[\s\u00A0-]+/)
    .some(
      (word) =>
        /^[^\p{L}]*(?:\p{Lu}[^\p{Lu}\d]*|\p{Ll}[^\p{Lu}]*)$/u.test(word) && /\p{L}/u.test(word),
    );
}

/** Whether every brace has its partner, in order: such a value can be written between braces. */
export function isBalanced(value: string): boolean {
  let depth = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125 && --depth < 0) return false;
  }
  return depth === 0;
}
