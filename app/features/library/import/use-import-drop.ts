import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSubmit } from 'react-router';
import { notifications } from '@mantine/notifications';
import { droppedFiles } from './dropped-files.ts';
import { keepWaiting } from './file-queue.ts';
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
  const { t } = useTranslation('library');
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
    void navigate(`${base}/new-work`, { state: { find: text.trim() } });
  });
  const say = useEffectEvent(
    (why: 'pdf' | 'other' | 'emptyFolder' | 'nothingPasted', name = '') => {
      const message = t(`drop.${why}`, { name, formats: t('drop.formats') });
      notifications.show({ message, color: 'ink' });
    },
  );
  const isElsewhere = useEffectEvent(() => document.querySelector(OWN_DROP) !== null);
  /** Where one works on references: what cannot be taken is then said. */
  const isLibrary = useEffectEvent(() => {
    const path = window.location.pathname;
    return [`${base}/import`, `${base}/new-work`, `${base}/library`].some(
      (known) => path === known || path.startsWith(`${known}/`),
    );
  });
  const take = useEffectEvent((files: readonly File[], fromFolder: boolean) => {
    const [first, ...others] = files.filter(({ name }) => isBibliographyFile(name));
    if (first) {
      keepWaiting(others);
      send('file', first);
    } else if (fromFolder || files.length === 0) say('emptyFolder');
    else if (files.every(({ name }) => /\.pdf$/i.test(name))) say('pdf');
    // A bibliography under some other name: the import says what it makes of it.
    else if (isLibrary() && files.length === 1 && isText(files[0]!)) send('file', files[0]!);
    else say('other', files[0]!.name);
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
      const { dataTransfer } = event;
      if (!dataTransfer || event.defaultPrevented || !carriesFile(event)) return;
      // The browser would leave the page to show the file.
      event.preventDefault();
      void droppedFiles(dataTransfer).then(({ files, fromFolder }) => take(files, fromFolder));
    };
    const paste = (event: ClipboardEvent) => {
      const target = event.target;
      if (event.defaultPrevented) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]')) {
        return;
      }
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const kind = pastedKind(text);
      if (file && isBibliographyFile(file.name)) send('file', file);
      else if (kind === 'bibliography') send('text', text);
      else if (kind === 'identifier') lookUp(text);
      else if (text.trim() !== '' && isLibrary()) say('nothingPasted');
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

/** By its type; one that the system does not know may be. */
function isText({ type }: File): boolean {
  return type === '' || /^text\/|json|xml/.test(type);
}
