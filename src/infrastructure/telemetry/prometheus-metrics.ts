import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Metrics } from '#application/shared/ports/metrics';

/** In seconds. Requests: from a cached read to our own timeout; providers and jobs: up to a minute; lag: up to three days. */
const requestBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const callBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const lagBuckets = [0.05, 0.25, 1, 5, 30, 120, 600, 3600, 21_600, 86_400, 259_200];

/** One registry per process, handed in rather than global, so that a test can have its own. */
export const prometheusMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kassa_' });
  const registers = [registry];

  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name: `kassa_${name}`, help, labelNames, buckets, registers });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `kassa_${name}`, help, labelNames, registers });

  const requests = histogram(
    'http_request_seconds',
    'HTTP requests by route pattern',
    ['route', 'method', 'status'],
    requestBuckets,
  );
  const calls = histogram(
    'provider_call_seconds',
    'Calls to payment providers',
    ['gateway', 'operation', 'outcome'],
    callBuckets,
  );
  const received = counter('webhooks_received_total', 'Webhooks of providers as they came in', [
    'provider',
    'outcome',
  ]);
  const lag = histogram(
    'webhook_lag_seconds',
    'From receiving a webhook to having worked it off',
    ['provider', 'outcome'],
    lagBuckets,
  );
  const jobs = histogram('job_seconds', 'Background jobs', ['queue', 'outcome'], callBuckets);
  const messages = counter('messages_total', 'Tries to send a message to a customer', ['channel', 'outcome']);
  const refusals = counter('refusals_total', 'Requests refused, by code', ['operation', 'code']);
  const gauges = new Map<string, Gauge>();

  const gauge = (name: string, labelNames: string[]): Gauge => {
    const known = gauges.get(name);
    if (known) return known;
    const made = new Gauge({ name: `kassa_${name}`, help: name.replaceAll('_', ' '), labelNames, registers });
    gauges.set(name, made);
    return made;
  };

  return {
    requestServed: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    providerCalled: ({ seconds, ...labels }) => calls.observe(labels, seconds),
    webhookReceived: (labels) => received.inc(labels),
    webhookProcessed: ({ lagSeconds, ...labels }) => lag.observe(labels, lagSeconds),
    jobFinished: ({ seconds, ...labels }) => jobs.observe(labels, seconds),
    messageHandled: (labels) => messages.inc(labels),
    refused: (labels) => refusals.inc(labels),
    setGauge: (name, labels, value) => gauge(name, Object.keys(labels)).set(labels, value),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
};
