import { creditsReactions, creditsUseCases, type CreditsPorts } from '#application/credits/index';
import { type Buyers } from '#application/credits/ports/buyers';
import { type ShortfallDesk } from '#application/credits/ports/shortfall-desk';
import { type CustomersUseCases } from '#application/customers/index';
import { type PaymentsUseCases } from '#application/payments/index';
import { type ReviewDesk } from '#application/recovery/contract';
import { turnsByKey } from '#application/shared/turns-by-key';
import { visibleTo } from '#application/shared/visibility';
import { mongoCreditAccountRepository } from '#infrastructure/mongo/credits/mongo-credit-account-repository';
import { mongoCreditHistory } from '#infrastructure/mongo/credits/mongo-credit-history';
import { mongoPackRepository } from '#infrastructure/mongo/credits/mongo-pack-repository';
import { mongoPurchaseRepository } from '#infrastructure/mongo/credits/mongo-purchase-repository';
import { type Platform } from './platform.ts';
import { purchasePayments } from './purchase-payments.ts';

type Others = Readonly<{
  payments: PaymentsUseCases;
  customers: CustomersUseCases;
  /** Asked when it is needed: it is made after the reactions are known. */
  desk: () => ReviewDesk;
}>;

/** Credits, on the payments, the customers and the review desk of the others. `change` lets a test put something in between. */
export const openCredits = (
  { mongo, clock, ids, log, queues }: Platform,
  heard: ReadonlySet<string>,
  { payments, customers, desk }: Others,
  change: (ports: CreditsPorts) => CreditsPorts = (ports) => ports,
) => {
  const ports = change({
    accounts: mongoCreditAccountRepository({ mongo }),
    history: mongoCreditHistory({ mongo }),
    packs: mongoPackRepository({ mongo }),
    purchases: mongoPurchaseRepository({ mongo }),
    payments: purchasePayments(payments),
    buyers: buyersOf(customers),
    shortfalls: shortfallDesk(desk),
    outbox: queues.outbox,
    heard,
    inTurn: turnsByKey(),
    clock,
    ids,
    log,
  });
  return { useCases: creditsUseCases(ports), reactions: creditsReactions(ports) };
};

const buyersOf = ({ payerNamed, payerOf, payerByUser }: CustomersUseCases): Buyers => ({
  named: payerNamed,
  known: async (actor, customerId) => {
    const { tenantId, ownerId } = visibleTo(actor);
    if (customerId === undefined) return payerByUser(tenantId, actor.subject);
    const named = await payerOf(tenantId, customerId);
    return named && (ownerId === undefined || named.ownerId === ownerId) ? named : undefined;
  },
});

const shortfallDesk = (desk: () => ReviewDesk): ShortfallDesk => ({
  open: async ({ tenantId, customerId, purchaseId, paymentId, cause, credits, worth, at }) => {
    const occasion = `credits-shortfall:${cause}`;
    const advice = {
      action: 'close',
      why: 'Money went back for credits that had been used. Agree with the customer what becomes of it, then close this.',
    } as const;
    await desk().open(
      {
        tenantId,
        // Of the refund or the dispute, so that another of the same payment is another case.
        subject: { kind: cause.startsWith('dsp_') ? 'dispute-evidence' : 'refund', id: cause },
        cause: 'discrepancy',
        occasion,
        amount: worth,
        since: at,
        dueAt: null,
        evidence: { what: 'credits-shortfall', customerId, purchaseId, paymentId, credits: String(credits) },
      },
      advice,
    );
  },
});
