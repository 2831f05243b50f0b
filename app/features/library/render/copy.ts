/** How a copy went: with its formatting, as plain text, as a selection that the old command copied, or not at all. */
export type CopyOutcome = 'formatted' | 'text' | 'selection' | 'refused';

/** Plain text to the clipboard, where the browser allows it. */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copyBySelection(textNode(text)) !== 'refused';
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

/**
 * Text that keeps its italics in a word processor. Plain http on a network has no clipboard interface:
 * there the text shown is selected and the old command copies it.
 * @param shown what is selected then, and stays selected for the person to copy by hand
 */
export async function copyFormatted(
  content: { html: string; text: string },
  shown: HTMLElement,
): Promise<CopyOutcome> {
  if (!window.isSecureContext || typeof ClipboardItem === 'undefined') {
    return copyBySelection(shown);
  }
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([content.html], { type: 'text/html' }),
        'text/plain': new Blob([content.text], { type: 'text/plain' }),
      }),
    ]);
    return 'formatted';
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return copyBySelection(shown);
  }
}

function copyBySelection(shown: HTMLElement): 'selection' | 'refused' {
  const selection = window.getSelection();
  if (!selection) return 'refused';
  const temporary = !shown.isConnected;
  if (temporary) document.body.append(shown);
  selection.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(shown);
  selection.addRange(range);
  const copied = document.execCommand('copy');
  if (temporary) shown.remove();
  return copied ? 'selection' : 'refused';
}

function textNode(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
