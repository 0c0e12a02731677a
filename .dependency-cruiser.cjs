/** Where each package lives. Importing it from anywhere else fails the build. */
const homes = {
  express: '^src/interfaces/http/',
  helmet: '^src/interfaces/http/',
  cors: '^src/interfaces/http/',
  jose: '^src/interfaces/http/',
  'swagger-ui-dist': '^src/interfaces/http/',
  stripe: '^src/infrastructure/gateways/stripe/',
  '@paypal/paypal-server-sdk': '^src/infrastructure/gateways/paypal/',
  'lossless-json': '^src/infrastructure/gateways/click/',
  'csv-parse': '^src/infrastructure/csv/',
  nodemailer: '^src/infrastructure/email/',
  grammy: '^src/(infrastructure|interfaces)/telegram/',
  pdfkit: '^src/infrastructure/pdf/',
  'dejavu-fonts-ttf': '^src/infrastructure/pdf/',
  mongodb: '^src/infrastructure/mongo/',
  bullmq: '^src/infrastructure/bullmq/',
  ioredis: '^src/infrastructure/(bullmq|redis)/',
  cockatiel: '^src/infrastructure/resilience/',
  pino: '^src/infrastructure/telemetry/',
  'prom-client': '^src/infrastructure/telemetry/',
  ulid: '^src/infrastructure/system/',
  // Providers' adapters say with it what an account needs.
  zod: '^src/(application|interfaces|bootstrap|infrastructure/(csv|gateways))/',
};

/** name: from may reach only these places. */
const may = (name, from, places) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: places },
});
/** name: from may not reach these places, unless excepted. */
const mayNot = (name, from, places, except = []) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: places, pathNot: except },
});

module.exports = {
  forbidden: [
    may('domain-imports-domain', '^src/domain/', ['^src/domain/']),
    mayNot('domain-modules-are-islands', '^src/domain/([^/]+)/', '^src/domain/', [
      '^src/domain/$1/',
      '^src/domain/shared/',
    ]),

    mayNot('application-imports-inward', '^src/application/', [
      '^src/(infrastructure|interfaces|bootstrap)/',
    ]),
    mayNot('application-uses-its-own-domain', '^src/application/([^/]+)/', '^src/domain/', [
      '^src/domain/$1/',
      '^src/domain/shared/',
    ]),
    mayNot('application-modules-meet-at-contracts', '^src/application/([^/]+)/', '^src/application/', [
      '^src/application/$1/',
      '^src/application/shared/',
      '^src/application/[^/]+/contract\\.ts$',
    ]),

    mayNot('infrastructure-implements-ports', '^src/infrastructure/', '^src/application/', [
      '/ports/',
      '^src/application/shared/',
      '/contract\\.ts$',
    ]),
    mayNot('infrastructure-stays-inside', '^src/infrastructure/', '^src/(interfaces|bootstrap)/'),
    mayNot('gateways-are-islands', '^src/infrastructure/gateways/([^/]+)/', '^src/infrastructure/gateways/', [
      '^src/infrastructure/gateways/$1/',
    ]),
    mayNot('technologies-are-islands', '^src/infrastructure/([^/]+)/', '^src/infrastructure/', [
      '^src/infrastructure/$1/',
    ]),

    mayNot(
      'interfaces-call-use-cases',
      '^src/interfaces/',
      ['^src/(infrastructure|bootstrap)/', '^src/application/[^/]+/ports/'],
      ['^src/application/shared/ports/'],
    ),
    mayNot('interfaces-do-not-see-aggregates', '^src/interfaces/', '^src/domain/', ['^src/domain/shared/']),
    mayNot('nobody-imports-bootstrap', '^src/(?!bootstrap/)', '^src/bootstrap/'),
    mayNot('the-sandbox-is-an-island', '^sandbox/', '^(src|bench|chaos|scripts|test)/'),
    mayNot('the-source-does-not-know-the-sandbox', '^src/', '^(sandbox|bench|chaos|scripts|test)/'),

    ...Object.entries(homes).map(([name, home]) => ({
      name: `${name}-lives-at-home`,
      severity: 'error',
      from: { path: '^src/', pathNot: home },
      to: { path: `node_modules/${name}/` },
    })),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js'],
    },
  },
};
