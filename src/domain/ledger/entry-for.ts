import { type Account, receivable } from './chart-of-accounts.ts';
import { type Entry, type Posting } from './entry.ts';
import { type MoneyEvent } from './money-event.ts';

/**
 * The entry that an event makes, from nothing but the event: so it makes no difference in what order events are heard.
 * Undefined when no money moved: a dispute that is only an inquiry, for one.
 */
export const entryFor = (event: MoneyEvent): Entry | undefined => {
  const { id, tenantId, at, type, currency, reference } = event;
  const postings = postingsOf(event).filter(({ amount }) => amount !== 0n);
  if (postings.length === 0) return undefined;
  const paymentId = 'paymentId' in event ? event.paymentId : null;
  return { id, tenantId, paymentId, at, type, currency, reference, postings };
};

const to = (account: Account, amount: bigint): Posting => ({ account, amount });

const postingsOf = (event: MoneyEvent): Posting[] => {
  switch (event.type) {
    case 'captured': {
      const { gatewayAccountId, captured, platformFee, gatewayFee } = event;
      return [
        to(receivable(gatewayAccountId), captured - gatewayFee),
        to('gateway-fee-expense', gatewayFee),
        to('platform-fee-revenue', -platformFee),
        to('tenant-payable', platformFee - captured),
      ];
    }
    case 'gateway-fee-corrected':
      return [to('gateway-fee-expense', event.change), to(receivable(event.gatewayAccountId), -event.change)];
    case 'refunded':
      return returned(event.gatewayAccountId, event.amount, event.platformFee);
    case 'refund-undone':
      return returned(event.gatewayAccountId, -event.amount, -event.platformFee);
    case 'disputed': {
      const { gatewayAccountId, held, lost } = event;
      return [
        to('disputes-held', held),
        to('disputes-lost', lost),
        to(receivable(gatewayAccountId), -held - lost),
      ];
    }
    case 'dispute-fee':
      return [to('dispute-fees', event.fee), to(receivable(event.gatewayAccountId), -event.fee)];
    case 'tax-taken':
      return setAside('tax', event.tax);
    case 'tax-returned':
      return setAside('tax', -event.tax);
    case 'customer-credit-changed':
      return setAside('customer-credit', event.change);
    case 'adjusted':
      return [to(event.account, event.amount), to('adjustments', -event.amount)];
  }
};

/** The platform gives its part of the fee back to the tenant, who gave the whole amount back to the customer. */
const returned = (gatewayAccountId: string, amount: bigint, platformFee: bigint): Posting[] => [
  to('refunds', amount),
  to(receivable(gatewayAccountId), -amount),
  to('platform-fee-revenue', platformFee),
  to('tenant-payable', -platformFee),
];

/** Of what was taken for the tenant, so much belongs to somebody else. */
const setAside = (account: Account, amount: bigint): Posting[] => [
  to('tenant-payable', amount),
  to(account, -amount),
];
