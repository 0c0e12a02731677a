import { type Collection, type Db } from 'mongodb';
import { type Statement, type StatementLine } from '#application/reconciliation/ports/statement';
import { type DifferenceKind, differenceKinds } from '#domain/reconciliation/differences';
import { type Payment } from '#domain/payments/payment';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { aPayment, usd } from '#test/support/a-payment';

export const account = 'gwa_configured_stripe' as GatewayAccountId;
const batchMax = 500;
/** As long as Stripe's and PayPal's, more or less. */
const pageMax = 200;
const fee = usd(3_20);
const keyOf = (place: number) => `seed-${place}`;
/** Our id of the payment at this place. */
export const idOf = (place: number) => `pay_${String(place).padStart(26, '0')}` as PaymentId;

/** How many payments of ours there are, and every how many of them is a difference. */
export type Plan = Readonly<{ payments: number; every: number; at: Date }>;

/** What is wrong with the payment at this place; undefined with most. */
export const plantedAt = ({ every }: Plan, place: number): DifferenceKind | undefined =>
  place % every === 0 ? differenceKinds[(place / every) % differenceKinds.length] : undefined;

const paymentAt = (plan: Plan, place: number): Payment => {
  const unpaid = plantedAt(plan, place) === 'status';
  return aPayment({
    ...(unpaid && { status: 'requires_action', captured: usd(0), authorized: usd(0) }),
    id: idOf(place),
    tenantId: 'acme' as TenantId,
    number: `P-${place}`,
    gatewayAccountId: account,
    reference: `pi_${place}`,
    gatewayFee: unpaid ? null : fee,
    commands: aPayment().commands.map((command) => ({ ...command, key: keyOf(place) })),
    createdAt: plan.at,
    updatedAt: plan.at,
    completedAt: unpaid ? null : plan.at,
    expiresAt: null,
  });
};

/** Writes our books straight into the database. */
export const seedPayments = async (payments: Collection<{ _id: string }>, plan: Plan): Promise<void> => {
  for (let start = 0; start < plan.payments; start += batchMax) {
    const places = Array.from({ length: Math.min(batchMax, plan.payments - start) }, (_, i) => start + i);
    await payments.insertMany(
      places.map((place) => {
        const { id, ...payment } = paymentAt(plan, place);
        return { _id: id, ...payment, derived: { keys: [keyOf(place)] }, outbox: [] };
      }),
      { ordered: false },
    );
  }
};

/** What the provider booked of the payment at this place. A payment that is missing here is one with a refund of the provider's own. */
const linesAt = (plan: Plan, place: number): readonly StatementLine[] => {
  const line: StatementLine = {
    kind: 'payment',
    reference: `pi_${place}`,
    ...(place % 2 === 0 && { ourId: idOf(place) }),
    amount: usd(100_00),
    fee,
    status: 'completed',
    at: plan.at,
  };
  switch (plantedAt(plan, place)) {
    case undefined:
    case 'status':
      return [line];
    case 'missing-here':
      return [
        line,
        {
          ...line,
          kind: 'refund',
          reference: `re_${place}`,
          ourId: undefined,
          fee: null,
          paymentReference: line.reference,
        },
      ];
    case 'missing-there':
      return [];
    case 'amount':
      return [{ ...line, amount: usd(100_01) }];
    case 'currency':
      return [{ ...line, amount: money(100_00n, 'EUR' as Currency) }];
    case 'fee':
      return [{ ...line, fee: usd(3_21) }];
    case 'duplicate':
      return [line, { ...line, reference: `pi_${place}_again`, ourId: idOf(place) }];
  }
};

const storedPages = 'planted_pages';
type StoredPage = Readonly<{ _id: number; lines: readonly StatementLine[] }>;

/** The provider's side of the plan, a page to a document, in an order that has nothing to do with our ids. */
export const seedStatement = async (db: Db, plan: Plan): Promise<void> => {
  const pages = Array.from({ length: Math.ceil(plan.payments / pageMax) }, (_, page): StoredPage => {
    const start = page * pageMax;
    const places = Array.from({ length: Math.min(pageMax, plan.payments - start) }, (__, i) => start + i);
    return { _id: page, lines: places.flatMap((place) => linesAt(plan, plan.payments - 1 - place)) };
  });
  await db.collection<StoredPage>(storedPages).insertMany(pages);
};

/** The stored statement, as a provider gives it. */
export const plantedStatement = (db: Db): Statement => ({
  lagMs: 0,
  page: async (_from, _to, after) => {
    const page = await db.collection<StoredPage>(storedPages).findOne({ _id: Number(after ?? 0) });
    const next = await db.collection<StoredPage>(storedPages).findOne({ _id: Number(after ?? 0) + 1 });
    return { lines: page?.lines ?? [], next: next ? String(next._id) : null };
  },
});
