/** The tags of CSL's rich text in titles; anything else that looks like a tag is text. */
const CSL_TAG =
  /<\/?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant: ?small-caps;")>|<\/span>/g;

/** A title as a person reads it: without CSL's markup, not escaped for HTML. */
export function plainText(text: string): string {
  return text.replace(CSL_TAG, '');
}

/** The title before its subtitle, for lists: `title-short`, or what stands before the colon. */
export function shortTitle(item: { title?: string; 'title-short'?: string }): string {
  if (item['title-short']) return plainText(item['title-short']);
  const title = plainText(item.title ?? '');
  const [main] = title.split(/\s*:\s+|\s+[-–—]\s+/, 1);
  return main && main.length >= 8 ? main : title;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
