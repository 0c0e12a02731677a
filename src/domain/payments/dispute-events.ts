import { type EvidenceCall } from './dispute-evidence.ts';
import { type Cause } from './payment-facts.ts';

type Told = { at: Date; cause: Cause };

/** Facts about one dispute, in the past tense. */
export type DisputeEvent = Readonly<
  | ({ type: 'EvidenceRequested'; call: EvidenceCall; command: { key: string; hash: string } } & Told)
  | ({ type: 'EvidenceSubmitted' } & Told)
  | ({ type: 'EvidenceRefused' } & Told)
  | ({ type: 'DisputeWon' } & Told)
  | ({ type: 'DisputeLost' } & Told)
  | ({ type: 'DisputeDropped' } & Told)
>;
