import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Outbox } from '../shared/ports/outbox.ts';
import { type Pause } from '../shared/ports/pause.ts';
import { type SecondPersonLimits } from '../shared/ports/second-person-limits.ts';
import { type SecondWords } from '../recovery/contract.ts';
import { type SecretBox } from '../shared/ports/secret-box.ts';
import { type Depositors } from './ports/depositors.ts';
import { type DisputeRepository } from './ports/dispute-repository.ts';
import { type PaymentGateways } from './ports/payment-gateways.ts';
import { type PaymentRepository } from './ports/payment-repository.ts';
import { type PaymentViews } from './ports/payment-views.ts';
import { type RefundRepository } from './ports/refund-repository.ts';
import { type SavedMethods } from './ports/saved-methods.ts';
import { type TenantTerms } from './ports/tenant-terms.ts';
import { type TransactionRepository } from './ports/transaction-repository.ts';

/** All this module needs from the world. */
export interface PaymentsPorts {
  payments: PaymentRepository;
  refunds: RefundRepository;
  disputes: DisputeRepository;
  transactions: TransactionRepository;
  views: PaymentViews;
  gateways: PaymentGateways;
  terms: TenantTerms;
  limits: SecondPersonLimits;
  /** Answered by the recovery module. */
  secondWords: SecondWords;
  saved: SavedMethods;
  depositors: Depositors;
  outbox: Outbox;
  /** Types of events that somebody reacts to. Others would be stored and delivered for nothing. */
  heard: ReadonlySet<string>;
  secrets: SecretBox;
  clock: Clock;
  ids: IdGenerator;
  pause: Pause;
  log: Log;
  metrics: Metrics;
  settings: PaymentsSettings;
}

export type PaymentsSettings = Readonly<{
  /** How long a call to a provider belongs to the process that promised it: the gateway's timeout and a margin. */
  callLeaseMs: number;
  /** How long a repeated request waits for the first one's answer before it is told to come back. */
  repeatWaitMs: number;
  /** How long an unconfirmed payment waits for its customer. */
  intentLifetimeMs: number;
  /** How long ago money may have been received that a person records by hand. */
  receivedAgeMaxMs: number;
}>;

export const defaultPaymentsSettings: PaymentsSettings = {
  callLeaseMs: 8_000,
  repeatWaitMs: 10_000,
  intentLifetimeMs: 86_400_000,
  receivedAgeMaxMs: 90 * 86_400_000,
};
