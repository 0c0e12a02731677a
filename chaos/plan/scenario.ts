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

/** What becomes of one order: stages one after the other, the requests of a stage at the same time. */
export type Scenario = Readonly<{
  number: number;
  kind: ScenarioKind;
  orderId: string;
  /** In minor units. */
  amount: number;
  currency: string;
  /** The provider's test token: decides what the bank says. */
  token: string;
  /** How the customer does when the bank wants to see them. */
  challenge: 'succeeded' | 'failed';
  stages: readonly (readonly Ask[])[];
}>;
