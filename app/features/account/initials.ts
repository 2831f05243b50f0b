/** "Domenico Rossi" reads DR; one word gives its first letter; letters of any script. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s'’-]+/u)
    .filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
