import { useEffect, useEffectEvent, useState } from 'react';
import { useSubmit } from 'react-router';
import { MAX_UPLOAD_BYTES } from './limits.ts';

/** A pasted text that is a bibliography and nothing else: BibTeX or CSL-JSON. */
const BIBLIOGRAPHY = /^\s*(?:@\w+\s*[{(]|\[\s*\{|\{\s*")/;

/**
 * References dropped or pasted anywhere on the page go to the import's preview.
 * @param action the import's address; null where one may not import
 * @returns whether something is being dragged over the page
 */
export function useImportDrop(action: string | null): boolean {
  const submit = useSubmit();
  const [over, setOver] = useState(false);

  const send = useEffectEvent((name: 'file' | 'text', value: File | string) => {
    if (action === null) return;
    const form = new FormData();
    form.set('intent', 'preview');
    // A file that is refused for its size is not sent: the import's page says so.
    if (value instanceof File && value.size > MAX_UPLOAD_BYTES) form.set('tooLarge', value.name);
    else form.set(name, value);
    void submit(form, { method: 'post', action, encType: 'multipart/form-data' });
  });

  useEffect(() => {
    if (action === null) return;
    let depth = 0;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth -= 1;
      if (depth === 0) setOver(false);
    };
    const allow = (event: DragEvent) => {
      if (carriesFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      send('file', file);
    };
    const paste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]')) {
        return;
      }
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) send('file', file);
      else if (BIBLIOGRAPHY.test(text)) send('text', text);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', allow, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => stop.abort();
  }, [action]);

  return over;
}
