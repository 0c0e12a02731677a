import fc from 'fast-check';
import { type Invoice } from '#domain/billing/invoice';
import { beginAttempt, linkAttempt, recordAttemptFailure } from '#domain/billing/invoice-attempts';
import { balanceMoves, creditToReturn } from '#domain/billing/invoice-balance';
import { decideInvoice } from '#domain/billing/invoice-evolution';
import { type InvoiceStatus, invoiceStatuses } from '#domain/billing/invoice-status';
import { finalise, giveUpInvoice, recordInvoicePayment, voidInvoice } from '#domain/billing/invoice-steps';
import { invoiceTransitions } from '#domain/billing/invoice-transitions';
import { issueCreditNote } from '#domain/billing/issue-credit-note';
import { taxKept } from '#domain/billing/tax-kept';
import { undoCreditNote } from '#domain/billing/undo-credit-note';
import { attemptsMax } from '#domain/billing/pay-attempt';
import { extraInvoiceKey, periodInvoiceKey } from '#domain/billing/subscription';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';
import { april, aSubscription, utc } from './a-subscription.ts';
import { aDraft, afterInvoice, anInvoice, anInvoiceEvent } from './an-invoice.ts';

const { present, absent } = transitionCells<InvoiceStatus, keyof typeof anInvoiceEvent>(invoiceTransitions);
const at = utc('2030-04-02');
const pay = (n: number) => `pay_${n}` as PaymentId;
const byKassa = { methodId: null, by: 'kassa' };

describe('the table of invoices', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    const decision = decideInvoice(anInvoice({ status: from }), anInvoiceEvent[event]);
    expect(decision).toMatchObject({ value: { state: { status: to, updatedAt: anInvoiceEvent[event].at } } });
  });
  it.each(absent)('%s refuses %s', (from, event) => {
    expect(decideInvoice(anInvoice({ status: from }), anInvoiceEvent[event])).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from, event },
    });
  });
  it('has the five statuses', () => expect(Object.keys(invoiceTransitions)).toEqual([...invoiceStatuses]));
});

describe('what an invoice is for', () => {
  it('is named the same whoever draws it up', () => {
    const { id } = aSubscription();
    expect([periodInvoiceKey(id, 3), extraInvoiceKey(aSubscription())]).toEqual(['sub_1:3', 'sub_1:extra-1']);
  });
});

describe('finalising', () => {
  it('gives the number once, for good', () => {
    const open = afterInvoice(finalise(aDraft(), { number: 'I-7', balance: usd(0) }, at));
    expect(open).toMatchObject({ status: 'open', number: 'I-7', amountDue: usd(35_70), finalisedAt: at });
    expect(finalise(open, { number: 'I-8', balance: usd(0) }, at)).toBeUndefined();
    expect(balanceMoves(open)).toEqual([]);
  });
  it('takes from the balance what it can', () => {
    const open = afterInvoice(finalise(aDraft(), { number: 'I-7', balance: usd(5_70) }, at));
    expect(open).toMatchObject({ credit: usd(5_70), amountDue: usd(30_00), status: 'open' });
    expect(balanceMoves(open)).toEqual([{ key: 'sub_1:0:used', change: usd(-5_70) }]);
  });
  it('pays it at once when the balance is enough', () => {
    const paid = afterInvoice(finalise(aDraft(), { number: 'I-7', balance: usd(99_00) }, at));
    expect(paid).toMatchObject({ status: 'paid', paymentId: null, credit: usd(35_70), amountDue: usd(0) });
  });
  it('gives to the balance what it is worth less than nothing, with the tax on it', () => {
    const [line] = aDraft().lines;
    const draft = aDraft({ lines: [{ ...line!, kind: 'credit', amount: usd(-10_00) }] });
    const paid = afterInvoice(finalise(draft, { number: 'I-7', balance: usd(3_00) }, at));
    expect(paid).toMatchObject({
      status: 'paid',
      total: usd(-11_90),
      surplus: usd(11_90),
      credit: usd(0),
      amountDue: usd(0),
    });
    expect(balanceMoves(paid)).toEqual([{ key: 'sub_1:0:given', change: usd(11_90) }]);
  });
});

describe('an attempt to be paid', () => {
  const first = afterInvoice(beginAttempt(anInvoice(), byKassa, at));
  it('has a key of its own, and while it is open there is no other', () => {
    expect(first.attempts).toMatchObject([{ key: 'inv_1:attempt-1', outcome: 'begun', paymentId: null }]);
    expect(beginAttempt(first, byKassa, at)).toEqual({
      ok: false,
      error: { code: 'attempt-open', key: 'inv_1:attempt-1' },
    });
    expect(voidInvoice(first, 'cancelled', at)).toMatchObject({ error: { code: 'attempt-open' } });
  });
  it('that failed is kept, and the next has another key', () => {
    const nextAt = utc('2030-04-03');
    const failed = afterInvoice(
      recordAttemptFailure(first, { key: 'inv_1:attempt-1', failure: 'card-declined', nextAt }, at),
    );
    expect(failed).toMatchObject({ status: 'open', nextAttemptAt: nextAt });
    expect(failed.attempts).toMatchObject([{ outcome: 'failed', failure: 'card-declined', endedAt: at }]);
    const again = { key: 'inv_1:attempt-1', failure: 'expired-card', nextAt: null };
    expect(recordAttemptFailure(failed, again, at)).toBeUndefined();
    const second = afterInvoice(beginAttempt(failed, byKassa, at));
    expect(second.attempts.map(({ key }) => key)).toEqual(['inv_1:attempt-1', 'inv_1:attempt-2']);
    expect(second.nextAttemptAt).toBeNull();
  });
  it('is known by its payment, which may be told twice', () => {
    const linked = afterInvoice(linkAttempt(first, 'inv_1:attempt-1', pay(1), at));
    expect(linkAttempt(linked, 'inv_1:attempt-1', pay(1), at)).toBeUndefined();
    expect(linkAttempt(linked, 'inv_1:attempt-9', pay(1), at)).toBeUndefined();
    const paid = afterInvoice(recordInvoicePayment(linked, { paymentId: pay(1), amount: usd(35_70) }, at));
    expect(paid).toMatchObject({
      status: 'paid',
      paymentId: pay(1),
      attempts: [{ outcome: 'paid', endedAt: at }],
    });
    expect(recordInvoicePayment(paid, { paymentId: pay(1), amount: usd(35_70) }, at)).toBeUndefined();
  });
  it('may be made many times, but not for ever', () => {
    const [attempt] = first.attempts;
    const attempts = Array.from({ length: attemptsMax }, () => ({ ...attempt!, outcome: 'failed' as const }));
    expect(beginAttempt(anInvoice({ attempts }), byKassa, at)).toMatchObject({
      error: { code: 'too-many-attempts' },
    });
  });
});

describe('money for an invoice', () => {
  it.each(['paid', 'void'] as const)('that is %s is an excess to be given back, once', (status) => {
    const given = { paymentId: pay(2), amount: usd(35_70) };
    const invoice = afterInvoice(recordInvoicePayment(anInvoice({ status }), given, at));
    expect(invoice).toMatchObject({ status, excess: [{ ...given, at }] });
    expect(recordInvoicePayment(invoice, given, at)).toBeUndefined();
  });
  it('that was given up pays it all the same', () => {
    const invoice = afterInvoice(giveUpInvoice(anInvoice(), at));
    expect(invoice.status).toBe('uncollectible');
    const given = { paymentId: pay(1), amount: usd(35_70) };
    expect(afterInvoice(recordInvoicePayment(invoice, given, at)).status).toBe('paid');
  });
  it.each([usd(35_69), usd(35_71)])(
    'in another amount than is due is an excess, and all is still owed',
    (amount) => {
      for (const status of ['open', 'uncollectible'] as const) {
        const given = { paymentId: pay(1), amount };
        const invoice = afterInvoice(recordInvoicePayment(anInvoice({ status }), given, at));
        expect(invoice).toMatchObject({ status, amountDue: usd(35_70), paymentId: null, excess: [given] });
        expect(recordInvoicePayment(invoice, given, at)).toBeUndefined();
      }
    },
  );
  it('from the balance comes back when the invoice is voided', () => {
    const open = afterInvoice(finalise(aDraft(), { number: 'I-7', balance: usd(5_70) }, at));
    expect(creditToReturn(open)).toEqual(usd(0));
    expect(creditToReturn(afterInvoice(voidInvoice(open, 'cancelled', at)))).toEqual(usd(5_70));
  });
});

describe('giving an invoice up', () => {
  const open = afterInvoice(finalise(aDraft(), { number: 'I-7', balance: usd(5_70) }, at));
  const given = afterInvoice(giveUpInvoice(open, at));
  it('gives back what the balance paid, so that all of it is owed, and voiding it then gives back no more', () => {
    expect(given).toMatchObject({ status: 'uncollectible', credit: usd(0), amountDue: usd(35_70) });
    expect(creditToReturn(given)).toEqual(usd(5_70));
    expect(creditToReturn(afterInvoice(voidInvoice(given, 'forgiven', at)))).toEqual(usd(5_70));
    const whole = { paymentId: pay(1), amount: usd(35_70) };
    const paid = afterInvoice(recordInvoicePayment(given, whole, at));
    expect(paid).toMatchObject({ status: 'paid', paymentId: pay(1) });
  });
  it('sends back what comes late and was asked for before', () => {
    const late = { paymentId: pay(1), amount: usd(30_00) };
    const invoice = afterInvoice(recordInvoicePayment(given, late, at));
    expect(invoice).toMatchObject({ status: 'uncollectible', excess: [late], amountDue: usd(35_70) });
    expect(recordInvoicePayment(invoice, late, at)).toBeUndefined();
  });
  it('waits for a try that is on its way', () => {
    const trying = afterInvoice(beginAttempt(open, byKassa, at));
    expect(giveUpInvoice(trying, at)).toMatchObject({ error: { code: 'attempt-open' } });
  });
});

describe('a credit note', () => {
  const paid = anInvoice({ status: 'paid' });
  const note = (n: number, minor: number) => ({
    number: `C-${n}`,
    amount: usd(minor),
    reason: 'goodwill',
    refundId: `ref_${n}` as RefundId,
  });
  it('is made once for each refund, and holds its part of the tax', () => {
    const noted = afterInvoice(issueCreditNote(paid, note(1, 11_90), at));
    expect(noted.creditNotes).toMatchObject([{ number: 'C-1', amount: usd(11_90), tax: usd(1_90), at }]);
    expect(issueCreditNote(noted, note(1, 11_90), at)).toBeUndefined();
  });
  it.each([
    ['more than was paid', paid, 35_71],
    ['nothing', paid, 0],
    ['what nobody paid with money', { ...paid, paymentId: null }, 1],
    ['what is not paid', anInvoice(), 1],
  ] as const)('is not made for %s', (_what, invoice: Invoice, minor) => {
    expect(issueCreditNote(invoice, note(1, minor), at)).toMatchObject({
      error: { code: 'note-exceeds-paid' },
    });
  });
  it('that came to nothing keeps its number, and makes room for another with all of the tax', () => {
    const noted = afterInvoice(issueCreditNote(paid, note(1, 35_70), at));
    const undone = afterInvoice(undoCreditNote(noted, note(1, 35_70), at));
    expect(undone.creditNotes).toMatchObject([{ number: 'C-1', undoneAt: at }]);
    expect([taxKept(noted), taxKept(undone)]).toEqual([usd(0), usd(5_70)]);
    expect(undoCreditNote(undone, note(1, 35_70), at)).toBeUndefined();
    expect(issueCreditNote(undone, note(1, 35_70), at)).toBeUndefined();
    const again = afterInvoice(issueCreditNote(undone, note(2, 35_70), at));
    expect(taxKept(again)).toEqual(usd(0));
    expect(afterInvoice(undoCreditNote(again, note(3, 5_00), at)).creditNotes).toMatchObject([
      { number: 'C-1' },
      { number: 'C-2', undoneAt: null },
      { number: 'C-3', undoneAt: at },
    ]);
  });
  it('for all of it, in whatever parts, holds all of the tax', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_00 }), { maxLength: 12 }), (parts) => {
        let invoice: Invoice = paid;
        let rest = 35_70;
        for (const [n, part] of [...parts, 35_70].entries()) {
          const minor = Math.min(part, rest);
          if (minor === 0) break;
          invoice = afterInvoice(issueCreditNote(invoice, note(n, minor), april));
          rest -= minor;
        }
        const taxes = invoice.creditNotes.map(({ tax }) => tax.minor);
        expect(taxes.every((tax) => tax >= 0n)).toBe(true);
        expect(taxes.reduce((all, tax) => all + tax, 0n)).toBe(invoice.tax.minor);
      }),
    );
  });
});
