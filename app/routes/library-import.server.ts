import { z } from 'zod';
import type { Services } from '../../server/services.ts';
import type { Actor } from '../../server/types.ts';
import { CanevasError } from '../domain/errors.ts';
import { MAX_UPLOAD_BYTES } from '../features/library/index.ts';

/** What a multipart form adds around its file. */
const ENVELOPE_BYTES = 64 * 1024;

const side = z.enum(['here', 'file']);
const choices = z.object({
  fields: z.record(z.coerce.number().int(), z.record(z.string(), side)).optional(),
  rest: side.optional(),
});

/**
 * The two steps of an import: a file or a pasted text is previewed (`intent` "preview"), then the
 * preview is applied with the choices made ("apply"). `job` names a step while it runs ("cancel" stops it).
 * @throws CanevasError as `LibraryService.previewImport` and `applyImport`
 */
export async function receiveImport(
  services: Services,
  actor: Actor,
  ref: string,
  request: Request,
) {
  // Said before the body is read into memory.
  if (Number(request.headers.get('content-length')) > MAX_UPLOAD_BYTES + ENVELOPE_BYTES) {
    throw new CanevasError('import-too-large', { limit: MAX_UPLOAD_BYTES }, { status: 413 });
  }
  const form = await request.formData();
  // Dropped on a page that did not send it.
  if (form.has('tooLarge')) {
    throw new CanevasError('import-too-large', { limit: MAX_UPLOAD_BYTES }, { status: 413 });
  }
  const named = form.get('job');
  const job = typeof named === 'string' && named !== '' ? named : undefined;
  if (form.get('intent') === 'cancel') {
    services.library.cancelImport(actor, ref, job ?? '');
    return { step: 'cancelled' as const };
  }
  if (form.get('intent') === 'apply') {
    const report = await services.library.applyImport(
      actor,
      ref,
      String(form.get('preview')),
      readChoices(form.get('choices')),
      job,
    );
    // The page counts; it does not list ten thousand works.
    const { imported, updated, kept, ...rest } = report;
    return {
      step: 'report' as const,
      report: {
        ...rest,
        imported: imported.length,
        updated: updated.length,
        kept: kept.length,
      },
    };
  }
  const file = form.get('file');
  const preview =
    file instanceof File && file.name !== ''
      ? await services.library.previewImport(actor, ref, {
          data: new Uint8Array(await file.arrayBuffer()),
          filename: file.name,
          job,
        })
      : await services.library.previewImport(actor, ref, {
          data: String(form.get('text') ?? ''),
          filename: null,
          job,
        });
  return { step: 'preview' as const, preview };
}

function readChoices(value: FormDataEntryValue | null) {
  let read: unknown;
  try {
    read = JSON.parse(typeof value === 'string' ? value : '{}');
  } catch (cause) {
    throw new CanevasError('bad-request', { field: 'choices' }, { cause });
  }
  const parsed = choices.safeParse(read);
  if (!parsed.success) throw new CanevasError('bad-request', { field: 'choices' });
  return parsed.data;
}
