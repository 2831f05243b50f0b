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

/**
 * `bibliography/` is pure: a page that takes one function of it need not carry the rest, which its one
 * door names.
 */
function pureBibliography(): Plugin {
  return {
    name: 'canevas:pure-bibliography',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { id: /\/bibliography\/[^?]*\.ts$/ },
      handler: () => ({ moduleSideEffects: false }),
    },
  };
}

/** The worker that opens pages offline: a file of its own at the root, since its folder is its scope. */
function serviceWorker(): Plugin {
  return {
    name: 'canevas:service-worker',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      const id = fileURLToPath(new URL('./app/features/sync/service-worker.ts', import.meta.url));
      this.emitFile({ type: 'chunk', id, fileName: 'service-worker.js' });
    },
  };
}

export default defineConfig({
  plugins: [refuseServerInClient(), pureBibliography(), serviceWorker(), reactRouter()],
  build: {
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    // Thousands of icons stand behind one door: read only those that are used.
    rolldownOptions: { experimental: { lazyBarrel: true }, checks: { largeBarrelModules: false } },
  },
  ssr: { noExternal: ['@react-router/express'] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // As the bundler names them, after each page that shares them, a line is too short.
            chunkFileNames: ({ name }) => `assets/${name.split('~')[0] ?? name}-[hash].js`,
            strictExecutionOrder: true,
            // What several pages share, in a few files: as it comes, a page is made of a hundred small ones.
            codeSplitting: {
              groups: [
                // The service worker shares this with the pages, and has no document to run the rest.
                { name: 'offline-caches', test: /offline-caches\.ts$/, priority: 1 },
                {
                  name: 'shared',
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 30_000,
                },
              ],
            },
          },
        },
      },
    },
    ssr: { build: { rollupOptions: { input: './server/app.ts' } } },
  },
});
