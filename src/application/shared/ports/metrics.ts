/** What the service counts. Labels must come from small, fixed sets: never an id, never a URL. */
export interface Metrics {
  /** `route` is the pattern (`/api/v1/payments/:paymentId`), `unmatched` when there was none. */
  requestServed(served: Readonly<{ route: string; method: string; status: number; seconds: number }>): void;
  providerCalled(
    call: Readonly<{ gateway: string; operation: string; outcome: string; seconds: number }>,
  ): void;
  webhookReceived(webhook: Readonly<{ provider: string; outcome: string }>): void;
  /** `lagSeconds`: from the moment we received it to the moment it was worked off. */
  webhookProcessed(webhook: Readonly<{ provider: string; outcome: string; lagSeconds: number }>): void;
  jobFinished(job: Readonly<{ queue: string; outcome: string; seconds: number }>): void;
  /** A try to send a message: `sent`, `postponed`, `failed`; or none, `skipped`. */
  messageHandled(message: Readonly<{ channel: string; outcome: string }>): void;
  /** `operation` is a use case or a route, `code` the refusal's code. */
  refused(refusal: Readonly<{ operation: string; code: string }>): void;
  /** Queue depths, outbox and webhook lag: things that have a current value. A name keeps its set of label names. */
  setGauge(name: string, labels: Readonly<Record<string, string>>, value: number): void;
  /** The scrape: Prometheus text. */
  render(): Promise<Readonly<{ contentType: string; body: string }>>;
}
