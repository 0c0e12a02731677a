/**
 * An API whose requests stop for good at an await of their choice: `X-Stop-At: 3` lets a request pass two and stops it
 * at the third. Each await of a port counts twice, before the port has done anything and after it has done all. It says
 * which request stopped where, and is then killed from outside: exactly what a crash at that await leaves behind.
 * Events are not handed to the queue: a process that dies gets to hand nothing over.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { URL } from 'node:url';

const built = (file) => import(new URL(`../../dist/src/bootstrap/${file}.js`, import.meta.url).href);
const [{ readConfig }, { openPlatform }, { openModules }, { httpApp }] = await Promise.all(
  ['config', 'platform', 'modules', 'http-app'].map(built),
);

const requests = new AsyncLocalStorage();

const pass = async (point) => {
  const request = requests.getStore();
  if (request === undefined) return;
  request.passed += 1;
  if (request.passed !== request.stopsAt) return;
  process.send({ stopped: request.id, point });
  await new Promise(() => {});
};

/** A port whose every call can be stopped at, but for the named ones, which answer at once. */
const stoppable = (name, port, synchronous = []) =>
  new Proxy(port, {
    get: (target, method) => {
      const call = target[method];
      if (typeof call !== 'function' || synchronous.includes(method)) return call;
      return async (...args) => {
        await pass(`before ${name}.${method}`);
        const result = await call(...args);
        await pass(`after ${name}.${method}`);
        return result;
      };
    },
  });

/** What a gateway says without asking its provider. */
const atOnce = ['estimatedRate', 'maximum', 'approvalsNeeded', 'fees'];

const platform = await openPlatform(readConfig(process.env));
const changePayments = (ports) => ({
  ...ports,
  payments: stoppable('payments', ports.payments),
  refunds: stoppable('refunds', ports.refunds),
  disputes: stoppable('disputes', ports.disputes),
  transactions: stoppable('transactions', ports.transactions),
  terms: stoppable('terms', ports.terms),
  gateways: {
    ...stoppable('gateways', ports.gateways),
    of: async (account) => stoppable('gateway', await ports.gateways.of(account), atOnce),
  },
  outbox: { handOver: () => {} },
});
const changeCustomers = (ports) => ({
  ...ports,
  customers: stoppable('customers', ports.customers),
  methods: stoppable('methods', ports.methods),
  vaults: {
    ...stoppable('vaults', ports.vaults),
    choose: ports.vaults.choose,
    withPortal: ports.vaults.withPortal,
    of: async (account) => stoppable('vault', await ports.vaults.of(account)),
  },
  outbox: { handOver: () => {} },
});
const modules = openModules(platform, changePayments, changeCustomers);
const app = httpApp(platform, modules);

/** `POST /work/…` does once what the worker does. */
const work = {
  '/work/settle-calls': () => modules.payments.settleCalls(),
  '/work/settle-refunds': () => modules.payments.settleRefunds(),
  '/work/finish-transactions': () => modules.payments.finishTransactions(),
  '/work/expire-payments': () => modules.payments.expirePayments(),
  '/work/settle-methods': () => modules.customers.settleMethods(),
  '/work/deliver-events': () => modules.deliverDueEvents(),
  '/work/process-webhooks': () => modules.webhooks.processDueWebhooks(),
};

const server = createServer((request, response) => {
  const stopsAt = Number(request.headers['x-stop-at']);
  const id = request.headers['x-request-id'];
  requests.run({ id, stopsAt, passed: 0 }, () =>
    request.url in work ? void work[request.url]().then(() => response.end()) : app(request, response),
  );
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.once('disconnect', () => process.exit(0));
