import { z } from 'zod';
import { CanevasError } from '../domain/errors.ts';
import { sheetDocx, sheetMarkdown } from '../features/readings/index.ts';
import { getI18n, getLanguage } from '../i18n.server.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/readings-file.ts';

const CHOICE = z.object({
  title: z.string(),
  since: z.string(),
  until: z.string(),
  lines: z.array(z.string()).max(20_000),
});
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A shared page for a meeting as a file: `?sheet=&format=docx|markdown`. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const search = new URL(request.url).searchParams;
  return present(async () => {
    const id = search.get('sheet') ?? '';
    const sheet = await services.sheets.get(actor, params.workspace, id);
    return answer(context, { ...sheet, by: sheet.by?.name ?? '' }, search.get('format'));
  });
}

/** One's own page, shared with nobody: the choice is in the body. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor, user } = requireUser(context, request);
  return present(async () => {
    const form = await request.formData();
    const sheet = await services.sheets.compose(
      actor,
      params.workspace,
      readChoice(form.get('choice')),
    );
    return answer(context, { ...sheet, by: user.name }, form.get('format'));
  });
}

function readChoice(text: FormDataEntryValue | null): z.infer<typeof CHOICE> {
  try {
    return CHOICE.parse(JSON.parse(String(text)));
  } catch (cause) {
    throw new CanevasError('bad-request', { field: 'choice' }, { cause });
  }
}

async function answer(
  context: Route.LoaderArgs['context'],
  sheet: Parameters<typeof sheetMarkdown>[0],
  format: FormDataEntryValue | null,
): Promise<Response> {
  const { t } = getI18n(context);
  const language = getLanguage(context);
  const word = format === 'docx';
  const body = word ? await sheetDocx(sheet, t, language) : sheetMarkdown(sheet, t, language);
  const name = `${sheet.title.replace(/[^\p{L}\p{N} ._-]+/gu, '-')}.${word ? 'docx' : 'md'}`;
  return new Response(body, {
    headers: {
      'Content-Type': word ? WORD : 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
