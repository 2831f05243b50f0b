import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // The whole route table at once: asking for it piece by piece fails where the server is away.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
