// The layers of docs/decisions/0001-layers.md: what may import what. `tests/architecture/` plants violations.
const UI = '^app/(root\\.tsx|routes\\.ts|entry\\.|features/|components/|routes/|[^/]+\\.tsx?$)';

export default {
  forbidden: [
    {
      name: 'bibliography-is-pure',
      comment:
        'bibliography/ knows text and CSL-JSON only: no Node, no DOM library, no Yjs, no SQL. Hand in what it loads.',
      severity: 'error',
      from: { path: '^bibliography/' },
      to: {
        pathNot: [
          '^bibliography/',
          'node_modules/(@citation-js|citeproc|zod|sanitize-html|saxes|xmlchars|fflate)',
        ],
      },
    },
    {
      name: 'domain-is-isomorphic',
      comment:
        'app/domain/ runs in the browser and on the server: only itself, the bibliography, and packages that know neither.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: {
        pathNot: [
          '^app/domain/',
          '^bibliography/index\\.ts$',
          'node_modules/(yjs|lib0|y-protocols|zod|fractional-indexing)',
        ],
      },
    },
    {
      name: 'bibliography-by-its-door',
      comment:
        'Import bibliography/index.ts (render.ts in a thread that only renders): the rest is its own business.',
      severity: 'error',
      from: { path: '^(app|server)/' },
      to: { path: '^bibliography/', pathNot: '^bibliography/(index|render)\\.ts$' },
    },
    {
      name: 'interface-never-imports-server',
      comment:
        'The interface reaches the server by loaders and actions; *.server.ts may name its types.',
      severity: 'error',
      from: { path: UI, pathNot: '\\.server\\.ts$' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-types-only',
      comment:
        'A *.server.ts file takes types from server/: its values come through the load context.',
      severity: 'error',
      from: { path: '^app/.*\\.server\\.tsx?$' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-never-imports-interface',
      comment:
        'server/ knows app/domain and the bibliography; only server/app.ts, the seam, knows the web framework.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/app\\.ts$' },
      to: { path: UI },
    },
    {
      name: 'sql-lives-in-db',
      comment: 'Only server/db/ writes SQL: elsewhere call its queries.',
      severity: 'error',
      from: { path: '^(app|server)/', pathNot: '^server/(db|workers)/' },
      to: { path: '^(node:sqlite|sqlite)$|node_modules/kysely', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'feature-by-its-index',
      comment: 'A feature is used through its index.ts.',
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      to: {
        path: '^app/features/[^/]+/',
        pathNot: ['^app/features/$1/', '^app/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'routes-use-features-by-index',
      severity: 'error',
      comment: 'A route uses a feature through its index.ts.',
      from: { path: '^app/(routes|components)/|^app/[^/]+\\.tsx?$' },
      to: { path: '^app/features/', pathNot: '^app/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'components-know-no-feature',
      comment: 'Plain interface parts know neither features nor routes.',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '^app/(features|routes)/' },
    },
    {
      name: 'sources-never-import-tests',
      comment: 'What users run does not depend on tests, scripts or benchmarks.',
      severity: 'error',
      from: { path: '^(app|server|bibliography)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one, or that something stands at the wrong depth.',
      severity: 'error',
      from: { path: '^(app|server|bibliography)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\+types/', '^\\./\\+types'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.react-router/', '\\+types/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
