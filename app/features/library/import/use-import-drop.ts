import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate, useSubmit } from 'react-router';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { isBibliographyFile, pastedKind } from './pasted.ts';

/** A part of a page that takes dropped files itself says so by this. */
const OWN_DROP = '[data-own-drop]';

/**
 * References dropped or pasted outside of a field go to the import's preview, an identifier to the
 * look-up.
 * @param base "/p/SLUG"
 * @returns whether something is being dragged over the page
 */
export function useImportDrop(base: string, canEdit: boolean): boolean {
  const submit = useSubmit();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);

  const send = useEffectEvent((name: 'file' | 'text', value: File | string) => {
    const form = new FormData();
    form.set('intent', 'preview');
    // A file that is refused for its size is not sent: the import's page says so.
    if (value instanceof File && value.size > MAX_UPLOAD_BYTES) form.set('tooLarge', value.name);
    else form.set(name, value);
    void submit(form, {
      method: 'post',
      action: `${base}/import`,
      encType: 'multipart/form-data',
    });
  });
  const lookUp = useEffectEvent((text: string) => {
    const params = new URLSearchParams({ find: text.trim() });
    void navigate(`${base}/new-work?${params}`);
  });
  const isElsewhere = useEffectEvent(() => document.querySelector(OWN_DROP) !== null);
  const isOurs = useEffectEvent((file: File) => {
    const path = window.location.pathname;
    return (
      isBibliographyFile(file.name) ||
      path === `${base}/import` ||
      path.startsWith(`${base}/library`)
    );
  });

  useEffect(() => {
    if (!canEdit) return;
    let depth = 0;
    const carriesFile = (event: DragEvent) =>
      (event.dataTransfer?.types.includes('Files') ?? false) && !isElsewhere();
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
      if (!file || event.defaultPrevented || isElsewhere() || !isOurs(file)) return;
      event.preventDefault();
      send('file', file);
    };
    const paste = (event: ClipboardEvent) => {
      const target = event.target;
      if (event.defaultPrevented) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]')) {
        return;
      }
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file && isBibliographyFile(file.name)) send('file', file);
      else if (pastedKind(text) === 'bibliography') send('text', text);
      else if (pastedKind(text) === 'identifier') lookUp(text);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', allow, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => stop.abort();
  }, [canEdit]);

  return over;
}
