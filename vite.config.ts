import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

/** The framework refuses only `*.server.*` in the browser's build; our own server must not reach it either. */
function refuseServerInClient(): Plugin {
  return {
    name: 'canevas:refuse-server-in-client',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (this.environment.name !== 'client' || !importer) return null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        if (
          resolved &&
          /\/server\/[^?]*\.ts$/.test(resolved.id) &&
          !resolved.id.includes('node_modules')
        ) {
          this.error(`${importer} would bring ${resolved.id} to the browser`);
        }
        return null;
      },
    },
  };
}

export default defineConfig({
  plugins: [refuseServerInClient(), reactRouter()],
  build: { sourcemap: false, chunkSizeWarningLimit: 900 },
  ssr: { noExternal: ['@react-router/express'] },
  environments: {
    ssr: { build: { rollupOptions: { input: './server/app.ts' } } },
  },
});
