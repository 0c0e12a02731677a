import { type OpeningCall, type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type ByHandMethod } from '#domain/shared/method-type';
import { manualCapabilities } from './manual-capabilities.ts';
import { type ManualSettings } from './manual-settings.ts';

const dayMs = 86_400_000;
const waitsForAnother = 'The money was received. A second person has to confirm it before it counts.';

/**
 * Money that moves from hand to hand. There is nobody to ask: what is known is what people have approved, and all of that
 * is in the payment itself. So every call is answered from its own facts, however often it is made.
 */
export const manualGateway = (settings: ManualSettings): PaymentGateway => {
  const countsAtOnce = ({ received }: OpeningCall): boolean =>
    received ? received.approvalsNeeded <= 1 : settings.autoApprove;
  const charge = (call: OpeningCall): PaymentNews =>
    countsAtOnce(call)
      ? { kind: 'captured', amount: call.amount, fee: null, details: { reference: referenceOf(call) } }
      : {
          kind: 'action-required',
          nextAction: {
            type: 'instructions',
            text: call.received ? waitsForAnother : settings.instructions[call.methodType as ByHandMethod],
            reference: call.number,
          },
          expiresAt: new Date(call.promisedAt.getTime() + settings.waitDays * dayMs),
          details: { reference: referenceOf(call) },
        };
  const impossible = (what: string) => (): never => {
    throw new Error(`money by hand is never ${what}: its capabilities say so, and nobody asks`);
  };
  return {
    name: 'manual',
    capabilities: manualCapabilities,
    maximum: (currency) => bounded(settings.maximum[currency]),
    approvalsNeeded: ({ minor, currency }) => {
      const above = settings.secondApproverAbove[currency];
      return above !== undefined && minor > BigInt(above) ? 2 : 1;
    },
    estimatedRate: () => ({ basisPoints: 0n, fixed: 0n }),

    prepare: impossible('prepared for a browser'),
    authorize: impossible('held'),
    capture: impossible('held and captured'),
    charge: (call) => Promise.resolve(charge(call)),
    // Nobody but a person knows more than the instructions say.
    confirm: () => Promise.resolve({ kind: 'action-required', nextAction: null }),
    void: () => Promise.resolve({ kind: 'voided' }),
    refund: () => Promise.resolve({ kind: 'by-hand' }),
    settle: (doubt) =>
      Promise.resolve(
        doubt.operation === 'charge'
          ? charge(doubt.call)
          : doubt.operation === 'confirm'
            ? { kind: 'action-required', nextAction: null }
            : { kind: 'voided' },
      ),
    settleRefund: () => Promise.resolve({ kind: 'by-hand' }),

    submitEvidence: impossible('disputed'),
    // Those that people recorded are ours already.
    refundsOf: () => Promise.resolve([]),
    fees: async function* () {},
  };
};

const referenceOf = ({ number }: OpeningCall): string => number;
const bounded = (maximum: number | undefined): bigint | null =>
  maximum === undefined ? null : BigInt(maximum);
