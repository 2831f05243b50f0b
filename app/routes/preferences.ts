import { data } from 'react-router';
import { z } from 'zod';
import { INTERFACE_LANGUAGES } from '../i18n.ts';
import { languageCookie } from '../i18n.server.ts';
import { textSizeCookie } from '../preferences.server.ts';
import { TEXT_SIZES } from '../preferences.ts';
import type { Route } from './+types/preferences.ts';

const Preference = z.union([
  z.object({ language: z.enum(INTERFACE_LANGUAGES) }),
  z.object({ textSize: z.enum(TEXT_SIZES) }),
]);

/** Language and size of text, remembered in this browser: needed before anyone has signed in. */
export async function action({ request }: Route.ActionArgs) {
  const preference = Preference.safeParse(Object.fromEntries(await request.formData()));
  if (!preference.success) throw data(null, { status: 400 });
  const cookie =
    'language' in preference.data
      ? await languageCookie.serialize(preference.data.language)
      : await textSizeCookie.serialize(preference.data.textSize);
  return data(null, { headers: { 'Set-Cookie': cookie } });
}
