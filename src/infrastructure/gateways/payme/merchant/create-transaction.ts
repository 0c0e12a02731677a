import { z } from 'zod';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { tiyin } from '../payme-amount.ts';
import { Account, Id, Instant, Tiyin } from './params.ts';
import { type Asking, type MerchantMethod, type PaymeReply, refuse } from './merchant-method.ts';
import { targetOf } from './payer-account.ts';
import { msOf, numberOf, stateOf } from './transaction-row.ts';

/** How long Payme lets a payer take, from its own creation of the transaction (Merchant API, "CreateTransaction"). */
const lifetimeMs = 43_200_000;
/** "Timeout", of Payme's reasons for a cancellation. */
const timeout = 4;

const Params = z.object({ id: Id, time: Instant, amount: Tiyin, account: Account });
type Asked = z.output<typeof Params>;

/** Opens a transaction. A repetition is known by its id before anything is judged, or our own hold would refuse it. */
export const createTransaction: MerchantMethod = async (asking, params) => {
  const asked = Params.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const known = await asking.desk.find(asked.data.id);
  return known ? repeated(asking, known) : open(asking, asked.data);
};

const repeated = async ({ desk, at }: Asking, known: ProviderTransaction): Promise<PaymeReply> => {
  if (known.status !== 'opened') return refuse(known.reason === timeout ? 'expired' : 'impossible');
  if (!known.expiresAt || known.expiresAt > at) return created(known);
  await desk.cancel(known.providerId, timeout, 'refuse');
  return refuse('expired');
};

const open = async (asking: Asking, { id, time, amount, account }: Asked): Promise<PaymeReply> => {
  const named = await targetOf(asking, account, amount);
  if (!named.ok) return named.refusal;
  const expiresAt = new Date(time.getTime() + lifetimeMs);
  if (expiresAt <= asking.at) return refuse('expired');
  const transaction = {
    providerId: id,
    account,
    amount: tiyin(amount),
    providerAt: time,
    expiresAt,
  };
  const { desk, settings } = asking;
  const opened =
    named.target.kind === 'payment'
      ? await desk.open({ ...transaction, reference: named.target.reference, isExclusive: true })
      : await desk.deposits.open({ ...transaction, customerId: named.target.customerId, method: 'payme' });
  if (opened.ok) return opened.value.status === 'opened' ? created(opened.value) : refuse('impossible');
  switch (opened.error) {
    case 'unknown-payment':
      return refuse('unknown-account', { data: settings.accountField });
    case 'unknown-customer':
      return refuse('unknown-customer', { data: settings.accountField });
    case 'held-by-another':
      return refuse('busy');
    case 'wrong-amount':
    case 'paid':
    case 'closed':
      return refuse(opened.error);
  }
};

const created = (transaction: ProviderTransaction): PaymeReply => ({
  result: {
    create_time: msOf(transaction.createdAt),
    transaction: numberOf(transaction),
    state: stateOf(transaction),
  },
});
