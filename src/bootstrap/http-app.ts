import { breakerSummary } from '#application/gateways/breaker-summary';
import { sandboxUseCases } from '#application/sandbox/advance-clock';
import { httpEmulators } from '#infrastructure/sandbox/http-emulators';
import { audited } from '#interfaces/http/audit/audited';
import { auditRoutes } from '#interfaces/http/audit/index';
import { accessRoutes } from '#interfaces/http/access/index';
import { mount, type Endpoint } from '#interfaces/http/endpoint';
import { apiKeyCredential } from '#interfaces/http/middleware/api-key-credential';
import { authenticate } from '#interfaces/http/middleware/authenticate';
import { guardAgainstGuessing } from '#interfaces/http/middleware/guard-against-guessing';
import { jwtCredential } from '#interfaces/http/middleware/jwt-credential';
import { gatewaysRoutes } from '#interfaces/http/gateways/index';
import { catalogueRoutes } from '#interfaces/http/billing/catalogue-routes';
import { billingRoutes } from '#interfaces/http/billing/index';
import { usageRoutes } from '#interfaces/http/billing/usage-routes';
import { creditsRoutes } from '#interfaces/http/credits/index';
import { customersRoutes } from '#interfaces/http/customers/index';
import { ledgerRoutes } from '#interfaces/http/ledger/index';
import { pagesRoutes } from '#interfaces/http/pages/index';
import { paymentsRoutes } from '#interfaces/http/payments/index';
import { notificationsRoutes } from '#interfaces/http/notifications/index';
import { recoveryRoutes } from '#interfaces/http/recovery/index';
import { sandboxRoutes } from '#interfaces/http/sandbox/clock.route';
import { httpServer } from '#interfaces/http/server';
import { reconciliationRoutes } from '#interfaces/http/reconciliation/index';
import { tenantsRoutes } from '#interfaces/http/tenants/index';
import { telegramRoutes } from '#interfaces/http/telegram/index';
import { webhooksRoutes } from '#interfaces/http/webhooks/index';
import { type Modules } from './modules.ts';
import { telegramDoor } from './open-telegram.ts';
import { type Platform } from './platform.ts';
import { version } from './version.ts';

/** The API of one process. */
export const httpApp = (
  platform: Platform,
  {
    payments,
    customers,
    gateways,
    access,
    tenants,
    webhooks,
    reconciliation,
    ledger,
    audit,
    recovery,
    notifications,
    credits,
    catalogue,
    usage,
    billing,
    telegram,
    telegramBot,
    pages,
  }: Modules,
): ReturnType<typeof httpServer> => {
  const { config, log, metrics, ids, checks, realClock, rates: limiter } = platform;
  const tokens = jwtCredential({
    ...(config.JWT_SECRET && { secrets: config.JWT_SECRET }),
    jwksUrl: config.JWT_JWKS_URL,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    clock: realClock,
  });
  const keys = apiKeyCredential({ authenticateKey: access.authenticateKey, clock: realClock });
  const guard = limiter && guardAgainstGuessing({ limiter, log });
  return httpServer({
    endpoints: audited(audit, [
      ...mount(payments, paymentsRoutes),
      ...mount(catalogue, catalogueRoutes),
      ...mount(billing, billingRoutes),
      ...mount(usage, usageRoutes),
      ...mount(pages, pagesRoutes),
      ...mount(customers, customersRoutes),
      ...mount({ ...telegram, ...telegramDoor(platform, telegramBot) }, telegramRoutes),
      ...mount(credits, creditsRoutes),
      ...mount(gateways, gatewaysRoutes),
      ...mount(access, accessRoutes),
      ...mount(tenants, tenantsRoutes),
      ...mount(webhooks, webhooksRoutes),
      ...mount(reconciliation, reconciliationRoutes),
      ...mount(ledger, ledgerRoutes),
      ...mount(recovery, recoveryRoutes),
      ...mount(notifications, notificationsRoutes),
      ...mount(audit, auditRoutes),
      ...sandboxEndpoints(platform, billing),
    ]),
    authenticate: authenticate({ credentials: [keys, tokens], clock: realClock, guard }),
    ...(limiter && {
      rates: { limiter, moneyNeedsShared: config.RATE_LIMIT_WITHOUT_REDIS === 'closed-for-money' },
    }),
    log,
    metrics,
    ids,
    checks,
    details: () => ({ gateways: breakerSummary(gateways.breakers.all()) }),
    ...(config.CORS_ORIGINS && { allowedOrigins: config.CORS_ORIGINS }),
    limits: { requestTimeoutMs: config.REQUEST_TIMEOUT_MS },
    trustedProxies: config.TRUSTED_PROXIES,
    version,
  });
};

const sandboxEndpoints = (
  { config, testClock }: Platform,
  billing: Modules['billing'],
): readonly Endpoint[] =>
  testClock && config.SANDBOX_CONTROL_URL
    ? mount(
        sandboxUseCases({
          clock: testClock,
          emulators: httpEmulators({ controlUrl: config.SANDBOX_CONTROL_URL }),
          agenda: { nextDueAt: billing.nextDueAt, work: billing.workDueSubscriptions },
        }),
        sandboxRoutes,
      )
    : [];
