import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import '@fontsource-variable/newsreader/wght-italic.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles/tokens.css';
import './styles/global.css';
import {
  ColorSchemeScript,
  mantineHtmlProps,
  MantineProvider,
  MantineThemeProvider,
  type MantineThemeOverride,
} from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from 'react-router';
import type { Route } from './+types/root.ts';
import { ErrorPage } from './components/error-page.tsx';
import { useHydrated } from './components/moment.tsx';
import { nonceContext } from './context.server.ts';
import { getLanguage, i18nMiddleware } from './i18n.server.ts';
import { textSizeCookie } from './preferences.server.ts';
import { sessionMiddleware } from './session.server.ts';
import { cssVariablesResolver, theme } from './theme.ts';
import { isUnreachable, keepPage } from './unreachable.ts';

export const middleware: Route.MiddlewareFunction[] = [i18nMiddleware, sessionMiddleware];
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [keepPage];

export async function loader({ context, request }: Route.LoaderArgs) {
  return {
    language: getLanguage(context),
    nonce: context.get(nonceContext),
    textSize: String((await textSizeCookie.parse(request.headers.get('cookie'))) ?? 'normal'),
  };
}

export const meta: Route.MetaFunction = () => [{ title: 'Canevas' }];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const { t, i18n } = useTranslation('common');
  const hydrated = useHydrated();
  const nonce = data?.nonce;
  return (
    <html
      lang={data?.language ?? i18n.language}
      data-text-size={data?.textSize ?? 'normal'}
      data-alive={hydrated || undefined}
      {...mantineHtmlProps}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariablesResolver}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce ?? ''}
        >
          <MantineThemeProvider inherit theme={named(t('actions.close'))}>
            <Notifications position="bottom-center" />
          </MantineThemeProvider>
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A notice's way out has a sign alone: its name for who does not see it. */
const named = (close: string): MantineThemeOverride => ({
  components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } },
});

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (isUnreachable(error)) return <ErrorPage status={503} />;
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
