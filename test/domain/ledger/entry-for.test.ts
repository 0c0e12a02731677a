import fc from 'fast-check';
import { accountKinds, kindOf } from '#domain/ledger/chart-of-accounts';
import { isBalanced } from '#domain/ledger/entry';
import { entryFor } from '#domain/ledger/entry-for';
import { type MoneyEvent } from '#domain/ledger/money-event';
import { aMoneyEvent } from './a-money-event.ts';

const at = 'gateway-receivable:gwa_1';
const postingsOf = (event: MoneyEvent) =>
  Object.fromEntries(
    (entryFor(event)?.postings ?? []).map(({ account, amount }) => [account, Number(amount)]),
  );

describe('the entry of an event', () => {
  it.each([
    [
      'a charge of $100.00 on Starter',
      aMoneyEvent({ type: 'captured', captured: 100_00n, platformFee: 300n, gatewayFee: 320n }),
      { [at]: 96_80, 'gateway-fee-expense': 320, 'platform-fee-revenue': -300, 'tenant-payable': -97_00 },
    ],
    [
      'a fee that was ten cents dearer',
      aMoneyEvent({ type: 'gateway-fee-corrected', change: 10n }),
      { [at]: -10, 'gateway-fee-expense': 10 },
    ],
    [
      'a refund of $25.00',
      aMoneyEvent({ type: 'refunded', amount: 25_00n, platformFee: 75n }),
      { refunds: 25_00, [at]: -25_00, 'platform-fee-revenue': 75, 'tenant-payable': -75 },
    ],
    [
      'the same, sent back by the bank',
      aMoneyEvent({ type: 'refund-undone', amount: 25_00n, platformFee: 75n }),
      { refunds: -25_00, [at]: 25_00, 'platform-fee-revenue': -75, 'tenant-payable': 75 },
    ],
    [
      'a dispute that opens',
      aMoneyEvent({ type: 'disputed', held: 100_00n, lost: 0n }),
      { 'disputes-held': 100_00, [at]: -100_00 },
    ],
    [
      'a dispute that is won',
      aMoneyEvent({ type: 'disputed', held: -100_00n, lost: 0n }),
      { 'disputes-held': -100_00, [at]: 100_00 },
    ],
    [
      'a dispute that is lost',
      aMoneyEvent({ type: 'disputed', held: -100_00n, lost: 100_00n }),
      { 'disputes-held': -100_00, 'disputes-lost': 100_00 },
    ],
    [
      'what handling it costs',
      aMoneyEvent({ type: 'dispute-fee', fee: 15_00n }),
      { 'dispute-fees': 15_00, [at]: -15_00 },
    ],
    [
      'an invoice with $20.00 of tax, paid',
      aMoneyEvent({ type: 'tax-taken', tax: 20_00n }),
      { tax: -20_00, 'tenant-payable': 20_00 },
    ],
    [
      'an invoice that gives time back, and the tax on it',
      aMoneyEvent({ type: 'tax-taken', tax: -5_00n }),
      { tax: 5_00, 'tenant-payable': -5_00 },
    ],
    [
      'a credit note with $20.00 of tax',
      aMoneyEvent({ type: 'tax-returned', tax: 20_00n }),
      { tax: 20_00, 'tenant-payable': -20_00 },
    ],
    [
      'a customer who has paid $7.00 ahead',
      aMoneyEvent({ type: 'customer-credit-changed', change: 7_00n }),
      { 'customer-credit': -7_00, 'tenant-payable': 7_00 },
    ],
    [
      'a goodwill of $15.00',
      aMoneyEvent({ type: 'adjusted', account: 'tenant-payable', amount: -15_00n }),
      { 'tenant-payable': -15_00, adjustments: 15_00 },
    ],
  ] as const)('of %s', (_what, event, postings) => expect(postingsOf(event)).toEqual(postings));

  it('has the id of its event, which is why it is in the books once', () =>
    expect(entryFor(aMoneyEvent({ type: 'dispute-fee', fee: 1n }, 'dsp_1.1.1'))).toMatchObject({
      id: 'dsp_1.1.1',
    }));
  it('is none when no money moved, as when a bank only asks', () =>
    expect(entryFor(aMoneyEvent({ type: 'disputed', held: 0n, lost: 0n }))).toBeUndefined());
  it('is about no payment when a person made it', () =>
    expect(entryFor(aMoneyEvent({ type: 'adjusted', account: 'tax', amount: 1n }))?.paymentId).toBeNull());
});

const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const anyEvent: fc.Arbitrary<MoneyEvent> = fc
  .oneof(
    fc.record({
      type: fc.constant('captured' as const),
      captured: amount,
      platformFee: amount,
      gatewayFee: amount,
    }),
    fc.record({ type: fc.constant('gateway-fee-corrected' as const), change: amount }),
    fc.record({
      type: fc.constantFrom('refunded' as const, 'refund-undone' as const),
      amount,
      platformFee: amount,
    }),
    fc.record({ type: fc.constant('disputed' as const), held: amount, lost: amount }),
    fc.record({ type: fc.constant('dispute-fee' as const), fee: amount }),
    fc.record({ type: fc.constantFrom('tax-taken' as const, 'tax-returned' as const), tax: amount }),
    fc.record({ type: fc.constant('customer-credit-changed' as const), change: amount }),
    fc.record({ type: fc.constant('adjusted' as const), account: fc.constant('tax' as const), amount }),
  )
  .map((is) => aMoneyEvent(is));

describe('every entry', () => {
  it('adds up to nothing, posts nothing of nothing, and only to accounts that there are', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const entry = entryFor(event);
        if (!entry) return;
        expect(isBalanced(entry)).toBe(true);
        for (const { account, amount: posted } of entry.postings) {
          expect(posted).not.toBe(0n);
          expect(accountKinds).toContain(kindOf(account));
        }
      }),
    );
  });
});
