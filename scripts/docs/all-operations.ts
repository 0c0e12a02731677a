import { prometheusMetrics } from '#infrastructure/telemetry/prometheus-metrics';
import { auditRoutes } from '#interfaces/http/audit/index';
import { accessRoutes } from '#interfaces/http/access/index';
import { catalogueRoutes } from '#interfaces/http/billing/catalogue-routes';
import { billingRoutes } from '#interfaces/http/billing/index';
import { usageRoutes } from '#interfaces/http/billing/usage-routes';
import { gatewaysRoutes } from '#interfaces/http/gateways/index';
import { healthEndpoints } from '#interfaces/http/health';
import { metricsEndpoint } from '#interfaces/http/metrics-endpoint';
import { type Operation } from '#interfaces/http/operation';
import { creditsRoutes } from '#interfaces/http/credits/index';
import { customersRoutes } from '#interfaces/http/customers/index';
import { ledgerRoutes } from '#interfaces/http/ledger/index';
import { pagesRoutes } from '#interfaces/http/pages/index';
import { paymentsRoutes } from '#interfaces/http/payments/index';
import { notificationsRoutes } from '#interfaces/http/notifications/index';
import { recoveryRoutes } from '#interfaces/http/recovery/index';
import { reconciliationRoutes } from '#interfaces/http/reconciliation/index';
import { sandboxRoutes } from '#interfaces/http/sandbox/clock.route';
import { tenantsRoutes } from '#interfaces/http/tenants/index';
import { telegramRoutes } from '#interfaces/http/telegram/index';
import { webhooksRoutes } from '#interfaces/http/webhooks/index';

/** Everything the API can be asked, the sandbox's part included. A new module adds its line here. */
export const allOperations = (): readonly Operation[] =>
  [
    ...paymentsRoutes,
    ...customersRoutes,
    ...telegramRoutes,
    ...creditsRoutes,
    ...catalogueRoutes,
    ...billingRoutes,
    ...usageRoutes,
    ...pagesRoutes,
    ...gatewaysRoutes,
    ...accessRoutes,
    ...tenantsRoutes,
    ...reconciliationRoutes,
    ...webhooksRoutes,
    ...ledgerRoutes,
    ...auditRoutes,
    ...recoveryRoutes,
    ...notificationsRoutes,
    ...sandboxRoutes,
    ...healthEndpoints({}, () => false),
    metricsEndpoint(prometheusMetrics()),
  ].map(({ operation }) => operation);
