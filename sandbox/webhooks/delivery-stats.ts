/** What became of webhook deliveries so far. */
export type DeliveryStats = {
  /** Endpoint and event pairs that were to be delivered. */
  scheduled: number;
  /** Requests sent, first attempts and repeats. */
  attempts: number;
  delivered: number;
  failedAttempts: number;
  retriesScheduled: number;
  /** Deliveries that used up their attempts. */
  givenUp: number;
  /** Sent a second time, or not at all, by policy. */
  duplicated: number;
  dropped: number;
  resent: number;
  lastFailure: { eventId: string; detail: string; attempt: number } | null;
};

/** Gives counters at zero. */
export const noDeliveries = (): DeliveryStats => ({
  scheduled: 0,
  attempts: 0,
  delivered: 0,
  failedAttempts: 0,
  retriesScheduled: 0,
  givenUp: 0,
  duplicated: 0,
  dropped: 0,
  resent: 0,
  lastFailure: null,
});
