import {
  type MethodFacts,
  type MethodRefusal,
  type MethodRequest,
  type PendingStep,
  type Sealed,
} from './method-facts.ts';
import { type VaultCall } from './vault-call.ts';

/** What was saved: its facts for people, and the provider's token for us, sealed. */
export type Saved = Readonly<{
  facts: MethodFacts;
  token: Sealed;
  /** A hash of the token, by which one token is known again. */
  fingerprint: string;
  /** The customer's id at the provider. */
  customerReference: string;
}>;

/** Facts about one saved method, in the past tense. */
export type MethodEvent = Readonly<{ at: Date }> &
  Readonly<
    | { type: 'StepLearned'; step: PendingStep }
    | { type: 'MethodSaved'; saved: Saved }
    | { type: 'SetupRefused'; refusal: MethodRefusal }
    | { type: 'FinishRequested'; call: VaultCall; request: MethodRequest }
    | { type: 'FinishRefused'; refusal: MethodRefusal }
    | { type: 'AnswerAwaited' }
    | { type: 'DefaultOffered' }
    | { type: 'ExpiryNoticed' }
    /** Its provider knows other things of it now: the bank has sent a new card, say. */
    | { type: 'FactsChanged'; facts: MethodFacts }
    /** Its provider keeps it no more, and it was not us who asked for that. */
    | { type: 'MethodVanished' }
    | { type: 'RemovalRequested'; call: VaultCall }
    /** Saved at the provider although it was to be removed. */
    | { type: 'SavedTooLate'; saved: Saved; call: VaultCall }
    | { type: 'MethodRemoved' }
  >;
