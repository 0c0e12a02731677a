import {
  type AskedCharge,
  type ChargeOutcome,
  type Charges,
  type Means,
} from '#application/billing/ports/charges';
import { type OpenPaymentRefusal } from '#application/payments/commands/open-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { type PaymentMethodInput } from '#application/payments/open-payment-input';
import { type Actor } from '#application/shared/actor';
import { ownKeys } from '#application/shared/idempotency';
import { Unavailable } from '#application/shared/unavailable';
import { methodTypes } from '#domain/shared/method-type';
import { minorUnits } from '#domain/shared/money';
import { type InvoiceId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { everyPage } from './every-page.ts';
import { chargeOutcome, failuresBeforeTrying } from './charge-outcome.ts';

type Payments = Pick<
  PaymentsUseCases,
  | 'openPayment'
  | 'refusalOfPayment'
  | 'findByKey'
  | 'getPayment'
  | 'listRefunds'
  | 'refundPayment'
  | 'cancelPayment'
>;

/**
 * Billing is paid through payments. Its keys become keys of Kassa's own, which nobody else can take. An attempt is known by
 * its key alone: whoever asks for it again, with whatever means, is told what became of the first.
 */
export const chargesOf = (payments: Payments): Charges => {
  const look: Charges['look'] = async (tenantId, which) => {
    const found =
      'key' in which
        ? await payments.findByKey(tenantId, keyOf.charge(which.key))
        : await viewOf(payments, tenantId, which.paymentId);
    return found && chargeOutcome(found);
  };
  return {
    charge: async (asked) => {
      const paymentMethod = methodOf(asked.means);
      if (!paymentMethod) return { kind: 'failed', paymentId: null, failure: 'method-not-supported' };
      const opened = await payments.openPayment(openingOf(asked, paymentMethod));
      return opened.ok ? chargeOutcome(opened.value.payment) : outcomeOfRefusal(opened.error, asked, look);
    },
    refusalOf: async (asked) => {
      const paymentMethod = methodOf(asked.means);
      // No request can name a kind there is none of.
      if (!paymentMethod) return { code: 'payment-method-unknown' };
      return payments.refusalOfPayment(openingOf({ ...asked, key: asked.invoiceId }, paymentMethod));
    },
    look,
    giveBack: async ({ tenantId, key, paymentId, reason }) => {
      const asked = await payments.refundPayment({
        seen: { tenantId },
        paymentId,
        idempotency: { key: keyOf.giveBack(key), requestHash: paymentId },
        reason,
      });
      if (!asked.ok && !isUnderWay(asked.error))
        throw new Error(`${paymentId} can't be given back: ${asked.error.code}`);
    },
    invoiceOf: async (tenantId, paymentId) =>
      ((await viewOf(payments, tenantId, paymentId))?.invoiceId ?? null) as InvoiceId | null,
    returnsOf: async (tenantId, paymentId) => {
      const all = await everyPage((page) => payments.listRefunds({ tenantId }, { paymentId }, page));
      return all
        .filter(({ completedAt }) => completedAt !== null)
        .map(({ id: refundId, amount, reason, status }) => {
          return { refundId, amount, reason, isUndone: status !== 'completed' };
        })
        .reverse();
    },
    abandon: async (tenantId, paymentId, key) => {
      // Whatever it answers, what counts is how the payment stands then: it may be paid at this very moment.
      await payments.cancelPayment({
        seen: { tenantId },
        paymentId,
        idempotency: { key: keyOf.abandon(key), requestHash: paymentId },
      });
      return look(tenantId, { paymentId });
    },
  };
};

const keyOf = {
  charge: (key: string) => `${ownKeys}${key}`,
  giveBack: (key: string) => `${ownKeys}give-back:${key}`,
  abandon: (key: string) => `${ownKeys}abandon:${key}`,
};

const viewOf = async (payments: Payments, tenantId: TenantId, id: PaymentId) => {
  const found = await payments.getPayment({ tenantId }, id);
  return found.ok ? found.value : undefined;
};

/** Undefined when it names a kind there is none of. */
const methodOf = (means: Means): PaymentMethodInput | undefined => {
  if ('id' in means) return means;
  const type = methodTypes.find((known) => known === means.type);
  return type && { type, token: means.token };
};

const openingOf = (asked: AskedCharge, paymentMethod: PaymentMethodInput) => ({
  actor: asked.actor ?? kassaFor(asked),
  isOwn: asked.actor === null,
  idempotency: { key: keyOf.charge(asked.key), requestHash: asked.invoiceId },
  captureMethod: 'automatic' as const,
  invoiceId: asked.invoiceId,
  asked: {
    amount: minorUnits(asked.amount),
    currency: asked.amount.currency,
    paymentMethod,
    customerId: asked.customerId,
    country: asked.country ?? undefined,
    offSession: asked.actor === null && paymentMethod.id !== undefined,
    description: asked.description,
    returnUrl: asked.returnUrl ?? undefined,
  },
});

const kassaFor = ({ tenantId, key }: AskedCharge): Actor => ({
  tenantId,
  subject: 'kassa',
  roles: ['admin'],
  requestId: key,
  address: '',
});

const outcomeOfRefusal = async (
  refusal: OpenPaymentRefusal,
  { tenantId, key, invoiceId }: AskedCharge,
  look: Charges['look'],
): Promise<ChargeOutcome> => {
  switch (refusal.code) {
    case 'payment-declined':
      return chargeOutcome(refusal.payment);
    case 'idempotency-in-flight': {
      const first = await look(tenantId, { key });
      if (!first) throw new Unavailable(`nobody knows yet what becomes of ${key}`);
      return first;
    }
    case 'idempotency-key-reused':
    case 'customer-not-yours':
      throw new Error(`${key} of ${invoiceId} was asked for by somebody else: ${refusal.code}`);
    default:
      return { kind: 'failed', paymentId: null, failure: failuresBeforeTrying[refusal.code] };
  }
};

/**
 * It went back already, or a refund of it stands in the books, where people see to one that was declined: asking again
 * would move nothing.
 */
const isUnderWay = (
  refusal: Extract<Awaited<ReturnType<Payments['refundPayment']>>, { ok: false }>['error'],
): boolean =>
  refusal.code === 'refund-declined' ||
  refusal.code === 'idempotency-in-flight' ||
  (refusal.code === 'refund-exceeds-captured' && refusal.rest.minor <= 0n);
