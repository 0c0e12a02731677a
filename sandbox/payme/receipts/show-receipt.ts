import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from './receipt.ts';

const dated = 1_577_836_800_000;

/** Gives a receipt as the Subscribe API shows it (payme.md §3.3). */
export const showReceipt = (world: PaymeWorld, receipt: Receipt): object => ({
  _id: receipt.id,
  create_time: receipt.createdAtMs,
  pay_time: receipt.paidAtMs,
  cancel_time: receipt.cancelledAtMs,
  state: receipt.state,
  type: receipt.origin === 'checkout' ? 1 : 2,
  external: false,
  operation: -1,
  category: null,
  error: receipt.error,
  description: receipt.description,
  detail: receipt.detail,
  amount: receipt.captured > 0 ? receipt.captured : receipt.amount,
  currency: 860,
  commission: 0,
  account: Object.entries(receipt.account).map(([name, value], index) => ({
    name,
    title: name,
    value,
    main: index === 0,
  })),
  card:
    receipt.card === null
      ? null
      : { number: receipt.card.number, expire: receipt.card.expire.split('/').reverse().join('') },
  merchant: {
    _id: world.register.merchantId,
    name: 'Kassa sandbox',
    organization: 'Kassa sandbox LLC',
    address: '',
    business_id: world.register.merchantId,
    epos: { merchantId: '000000000000001', terminalId: '00000001' },
    date: dated,
    logo: null,
    type: 'shop',
    terms: null,
  },
  meta: null,
  processing_id: null,
});

/** Gives the result of a method that answers with a receipt. */
export const receiptResult = (world: PaymeWorld, receipt: Receipt): object => ({
  receipt: showReceipt(world, receipt),
});
