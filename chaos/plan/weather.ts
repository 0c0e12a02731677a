import { type FaultRequest } from '#sandbox/faults/fault-rule';

/** The provider misbehaves in this way on a part of these calls. */
export type ProviderFault = Readonly<{
  operation: string;
  mode: FaultRequest['mode'];
  probability: number;
  latencyMs?: number;
  /** Of the emulator's own dice. */
  seed: number;
}>;

/** How the provider's webhooks arrive: `duplicate` and `drop` are parts of all, times in milliseconds. */
export type WebhookHabits = Readonly<{
  duplicate: number;
  drop: number;
  shuffle: number;
  delayMs: number;
  seed: number;
}>;

/** How the provider behaves from so many begun payments on. */
export type Weather = Readonly<{
  afterPayments: number;
  faults: readonly ProviderFault[];
  webhooks: WebhookHabits;
}>;
