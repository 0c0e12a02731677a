import { type FaultRequest } from '#sandbox/faults/fault-rule';
import { type Provider } from './gateway.ts';

/** A provider misbehaves in this way on a part of these calls. */
export type ProviderFault = Readonly<{
  /** Absent: any. */
  operation?: string;
  mode: FaultRequest['mode'];
  probability: number;
  latencyMs?: number;
  /** Of the emulator's own dice. */
  seed: number;
}>;

/** How what a provider sends us arrives: `duplicate` and `drop` are parts of all, times in milliseconds. */
export type WebhookHabits = Readonly<{
  duplicate: number;
  drop: number;
  shuffle: number;
  delayMs: number;
  seed: number;
}>;

export type Mood = Readonly<{
  provider: Provider;
  faults: readonly ProviderFault[];
  webhooks: WebhookHabits;
}>;

/** How providers behave from so many begun payments on. */
export type Weather = Readonly<{ afterPayments: number; moods: readonly Mood[] }>;
