import { type Money } from '#domain/shared/money';
import { type EvidenceCall } from './dispute-evidence.ts';
import { type Cause } from './payment-facts.ts';

type Told = { at: Date; cause: Cause };

/** Facts about one dispute, in the past tense. */
export type DisputeEvent = Readonly<
  | ({ type: 'EvidenceRequested'; call: EvidenceCall; command: { key: string; hash: string } } & Told)
  | ({ type: 'EvidenceSubmitted' } & Told)
  | ({ type: 'EvidenceRefused' } & Told)
  /** An inquiry became a chargeback: from now on the money is gone, and the bank waits for an answer again. */
  | ({ type: 'DisputeEscalated'; amount: Money; fee: Money | null; evidenceDueAt: Date | null } & Told)
  | ({ type: 'DisputeFeeLearned'; fee: Money } & Told)
  | ({ type: 'DisputeWon' } & Told)
  | ({ type: 'DisputeLost' } & Told)
  | ({ type: 'DisputeDropped' } & Told)
>;
