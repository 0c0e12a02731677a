import { type Gateway } from './gateway.ts';

export const scenarioKinds = [
  'charge',
  'decline',
  'capture',
  'cancel',
  'hold',
  'refund',
  'refund-race',
  'capture-race',
  'challenge',
  'page',
  'page-refund',
  'page-hold',
  'page-race',
  'approval',
  'approval-refund',
  'approval-race',
] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

export type CallName = 'charge' | 'authorize' | 'capture' | 'cancel' | 'refund' | 'confirm';

/** One request that a client makes, and repeats under its key until it knows the answer. */
export type Ask = Readonly<{
  key: string;
  call: CallName;
  /** In minor units; absent: all there is. */
  amount?: number;
  /** The first try hangs up after so long, without an answer. */
  hangUpAfterMs?: number;
  /** Sent twice at the same moment, to two API processes. */
  twice: boolean;
}>;

/** Something that people do: before the bank's page, on the provider's page, or as admins of money that only they see. */
export type Deed = Readonly<{ afterMs: number }> &
  Readonly<
    | { who: 'cardholder'; does: 'succeeded' | 'failed' }
    | { who: 'payer'; does: 'pay' | 'cancel' | 'abandon' }
    | { who: 'admin'; name: string; does: 'approve' | 'reject' }
  >;

/** Requests and deeds of a stage happen at the same time. */
export type Stage = Readonly<{
  asks: readonly Ask[];
  deeds: readonly Deed[];
  /** How the payment must stand before the story goes on. It ends there when that does not come to pass. */
  until?: 'paid' | 'held';
}>;

/** What becomes of one order: stages one after the other. */
export type Scenario = Readonly<{
  number: number;
  gateway: Gateway;
  kind: ScenarioKind;
  orderId: string;
  /** In minor units. */
  amount: number;
  currency: string;
  /** A provider's test token decides what the bank says. */
  paymentMethod: Readonly<{ type: string; token?: string }>;
  stages: readonly Stage[];
}>;
