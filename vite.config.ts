import { reactRouter } from '@react-router/dev/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const SERVER = fileURLToPath(new URL('./server/', import.meta.url));

/** The framework refuses only `*.server.*` in the browser's build; our own server must not reach it either. */
function refuseServerInClient(): Plugin {
  return {
    name: 'canevas:refuse-server-in-client',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    load(id) {
      if (id.startsWith(SERVER)) this.error(`${id} would reach the browser`);
    },
  };
}

export default defineConfig({
  plugins: [refuseServerInClient(), reactRouter()],
  build: {
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    // Thousands of icons stand behind one door: read only those that are used.
    rolldownOptions: { experimental: { lazyBarrel: true }, checks: { largeBarrelModules: false } },
  },
  ssr: { noExternal: ['@react-router/express'] },
  environments: {
    ssr: { build: { rollupOptions: { input: './server/app.ts' } } },
  },
});
