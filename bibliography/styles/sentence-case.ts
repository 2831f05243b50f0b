const TOKEN = /<span class="nocase">.*?<\/span>|<[^<>]+>|[\p{L}\p{N}’'-]+|[^<\p{L}\p{N}]+|</gsu;
const NOCASE = '<span class="nocase">';

function isCapitalised(word: string): boolean {
  return /^\p{Lu}[^\p{Lu}\d]*$/u.test(word);
}

/**
 * An English title in sentence case, as APA and Vancouver print it: words with one capital in front
 * lose it, except at the beginning, after a colon or a full stop, and inside `nocase`. Only a title
 * that is written in title case is changed (most of its longer words have a capital): in "How
 * workers in France train AI" the capital of France is its own.
 */
export function sentenceCase(title: string): string {
  const tokens = title.match(TOKEN) ?? [];
  const longer = tokens.filter((token) => /^\p{L}{4,}/u.test(token)).slice(1);
  const capitals = longer.filter((token) => /^\p{Lu}/u.test(token)).length;
  if (longer.length === 0 || capitals / longer.length < 0.7) return title;
  let start = true;
  return tokens
    .map((token) => {
      if (token.startsWith(NOCASE)) {
        start = false;
        return token;
      }
      if (token.startsWith('<')) return token;
      if (!/^[\p{L}\p{N}]/u.test(token)) {
        if (/[:.?!—]\s*[“"'‘«(]?\s*$/u.test(token)) start = true;
        return token;
      }
      const kept = start || token === 'I' || token.startsWith('I’') || token.startsWith("I'");
      start = false;
      if (kept) return token;
      return token
        .split('-')
        .map((part) => (isCapitalised(part) ? part.toLowerCase() : part))
        .join('-');
    })
    .join('');
}
