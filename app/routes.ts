import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/home.tsx'),
  route('setup', 'routes/setup.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('join/:token', 'routes/join.tsx'),
  route('reset/:token', 'routes/reset.tsx'),
  route('preferences', 'routes/preferences.ts'),
  layout('routes/lab.tsx', [
    route('account', 'routes/account.tsx'),
    route('settings', 'routes/lab-settings.tsx'),
  ]),
  route('p/:workspace', 'routes/workspace.tsx', [
    index('routes/workspace-index.ts'),
    route('maps', 'routes/maps.tsx'),
    route('map/:map', 'routes/map.tsx'),
    route('library', 'routes/library.tsx', [route(':work', 'routes/library-work.tsx')]),
    route('import', 'routes/library-import.tsx'),
    route('new-work', 'routes/library-new.tsx'),
    route('bibliography', 'routes/bibliography.tsx'),
    route('meetings', 'routes/meetings.tsx'),
    route('search', 'routes/search.tsx'),
    ...prefix('settings', [
      index('routes/workspace-settings.tsx'),
      route('members', 'routes/members.tsx'),
      route('vocabularies', 'routes/vocabularies.tsx'),
      route('access', 'routes/access.tsx'),
    ]),
  ]),
  route('p/:workspace/map/:map/print', 'routes/map-print.tsx'),
  route('p/:workspace/export', 'routes/export.ts'),
  route('p/:workspace/comments', 'routes/comments.ts'),
  route('p/:workspace/citations', 'routes/citations.ts'),
] satisfies RouteConfig;
