import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { decider, type Decision } from '#domain/shared/state-machine';
import { type MethodEvent, type Saved } from './method-events.ts';
import {
  type MethodFacts,
  type MethodRefusal,
  type MethodRequest,
  type PendingStep,
  type Sealed,
} from './method-facts.ts';
import { type MethodStatus } from './method-status.ts';
import { methodTransitions } from './method-transitions.ts';
import { calledAgain, type VaultCall } from './vault-call.ts';

/** What a method that is not saved yet needs in order to be. */
export type Setup = Readonly<{
  /** The token of the provider's browser code, sealed; null when the customer gives it to the provider directly. */
  source: Sealed | null;
  returnUrl: string | null;
  step: PendingStep | null;
  /** From then on nobody waits for the customer any longer. */
  expiresAt: Date;
}>;

/** A method that a customer keeps at a provider, to pay with again. */
export type SavedMethod = Readonly<{
  id: PaymentMethodId;
  tenantId: TenantId;
  version: number;
  status: MethodStatus;
  customerId: CustomerId;
  /** The subject that may see it as a customer: the user its customer belongs to. */
  ownerId: string | null;
  gateway: string;
  gatewayAccountId: GatewayAccountId;
  /** The customer's id at the provider, once it is saved there. */
  customerReference: string | null;
  token: Sealed | null;
  /** A hash of the token, so that no two methods of a customer stand for the same one. */
  fingerprint: string | null;
  setup: Setup | null;
  /** To become the default once it is saved. */
  makeDefault: boolean;
  /** Whether it has been offered to its customer as the default. */
  isOffered: boolean;
  /** Why it was never saved. */
  refusal: MethodRefusal | null;
  requests: readonly MethodRequest[];
  inFlight: VaultCall | null;
  savedAt: Date | null;
  /** When its owner was told that it is about to expire. */
  expiryNoticedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}> &
  MethodFacts;
export type MethodDecision = Decision<SavedMethod, MethodEvent>;

/** What everything sealed of a method is bound to: moved to another method or tenant, it does not open. */
export const sealingContext = ({ tenantId, id }: Readonly<{ tenantId: string; id: string }>): string =>
  `${tenantId}:${id}`;

const evolve = (before: SavedMethod, event: MethodEvent): Omit<SavedMethod, 'status'> => {
  const method = { ...before, updatedAt: event.at };
  switch (event.type) {
    case 'StepLearned':
      return {
        ...method,
        setup: method.setup && { ...method.setup, step: event.step },
        inFlight: null,
      };
    case 'MethodSaved':
      return { ...withSaved(method, event.saved), inFlight: null, savedAt: event.at };
    case 'SavedTooLate':
      return { ...withSaved(method, event.saved), inFlight: event.call };
    case 'SetupRefused':
      return { ...refused(method, event.refusal), setup: null, refusal: event.refusal };
    case 'FinishRequested':
      return { ...method, inFlight: event.call, requests: [...method.requests, event.request] };
    case 'FinishRefused':
      return refused(method, event.refusal);
    case 'AnswerAwaited':
      return { ...method, inFlight: method.inFlight && calledAgain(method.inFlight, event.at) };
    case 'DefaultOffered':
      return { ...method, isOffered: true };
    case 'ExpiryNoticed':
      return { ...method, expiryNoticedAt: event.at };
    case 'FactsChanged':
      return {
        ...method,
        ...event.facts,
        expiryNoticedAt: endsAlike(method, event.facts) ? method.expiryNoticedAt : null,
      };
    case 'RemovalRequested':
      return { ...method, inFlight: event.call };
    case 'MethodVanished':
    case 'MethodRemoved':
      return { ...method, token: null, fingerprint: null, setup: null, inFlight: null };
  }
};

const endsAlike = (one: MethodFacts, other: MethodFacts): boolean =>
  one.expMonth === other.expMonth && one.expYear === other.expYear;

const withSaved = (method: SavedMethod, { facts, token, fingerprint, customerReference }: Saved) => ({
  ...method,
  ...facts,
  token,
  fingerprint,
  customerReference,
  setup: null,
});

/** The call in flight was refused, so the request that led to it gets this answer whenever it is repeated. */
const refused = (method: SavedMethod, refusal: MethodRefusal): SavedMethod => ({
  ...method,
  inFlight: null,
  requests: method.requests.map((request) =>
    request.callKey === method.inFlight?.key ? { ...request, refusal } : request,
  ),
});

export const decide = decider({ transitions: methodTransitions, evolve });
