/** What is pasted from Word and the like: what it says stays, how it looks goes, images are named. */
export interface Cleaned {
  html: string;
  /** Images that cannot be kept; each leaves its description in the text. */
  images: number;
}

/** What never speaks to a reader: styles, scripts, Word's own data. */
const SILENT = 'style, script, meta, link, title, xml, o\\:p:empty, v\\:shapetype';
const LEVEL = /mso-list:[^;]*?\blevel(\d+)/i;
const NUMBERED = /^[\s\u00a0]*\(?(\d+|[a-z]|[ivx]+)[.)]/i;

/** @param nameImage what stands in an image's place, given its description */
export function cleanPasted(html: string, nameImage: (description: string) => string): Cleaned {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  for (const element of body.querySelectorAll(SILENT)) element.remove();
  const pictures = [...body.querySelectorAll('img, v\\:imagedata, svg, object')];
  for (const picture of pictures) {
    const name = picture.getAttribute('alt') ?? picture.getAttribute('title') ?? '';
    picture.replaceWith(page.createTextNode(nameImage(name.trim())));
  }
  gatherLists(page);
  for (const element of body.querySelectorAll('*')) {
    keepEmphasis(page, element);
    for (const { name } of [...element.attributes]) {
      if (!KEPT.has(name)) element.removeAttribute(name);
    }
  }
  return { html: body.innerHTML, images: pictures.length };
}

/** Links, and what makes a mention one. */
const KEPT = new Set(['href', 'start', 'data-mention', 'data-id', 'data-pm-slice']);

/** Word writes a list as paragraphs that begin with their sign, and says "level" in their style. */
function gatherLists(page: Document): void {
  const items = [...page.body.querySelectorAll<HTMLElement>('p')].filter((element) =>
    LEVEL.test(element.getAttribute('style') ?? ''),
  );
  let last: Element | null = null;
  const open: Element[] = [];
  for (const item of items) {
    const level = Math.min(6, Number(LEVEL.exec(item.getAttribute('style') ?? '')?.[1] ?? 1));
    const sign = [...item.querySelectorAll('span')].find((span) =>
      /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
    );
    const tag = NUMBERED.test(sign?.textContent ?? '') ? 'ol' : 'ul';
    sign?.remove();
    if (last === null || item.previousElementSibling !== last) open.length = 0;
    open.length = Math.min(open.length, level);
    while (open.length < level) {
      const list = page.createElement(tag);
      const parent = open.at(-1)?.lastElementChild;
      if (parent) parent.append(list);
      else if (open.length > 0) open.at(-1)!.append(list);
      else item.before(list);
      open.push(list);
    }
    const entry = page.createElement('li');
    const text = page.createElement('p');
    text.append(...item.childNodes);
    entry.append(text);
    open.at(-1)!.append(entry);
    item.remove();
    last = open[0]!;
  }
}

/** Emphasis that only a style says becomes the element that says it. */
function keepEmphasis(page: Document, element: Element): void {
  if (element.tagName !== 'SPAN') return;
  const style = element.getAttribute('style') ?? '';
  const wrap = (tag: string) => {
    const inner = page.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  };
  if (/font-style:\s*italic/i.test(style)) wrap('em');
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrap('strong');
}
