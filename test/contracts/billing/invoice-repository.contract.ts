import { type InvoiceRepository } from '#application/billing/ports/invoice-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { beginAttempt, recordAttemptFailure } from '#domain/billing/invoice-attempts';
import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { april, utc } from '#test/domain/billing/a-subscription';
import { aDraft, afterInvoice, anInvoice } from '#test/domain/billing/an-invoice';

export const acme = 'acme' as TenantId;
const globex = 'globex' as TenantId;
const bens = { customerId: 'cus_ben' as CustomerId, ownerId: 'user-ben' };
const bobs = 'sub_bob' as SubscriptionId;

let count = 0;
const naming = () => {
  count += 1;
  return { id: `inv_${String(count).padStart(5, '0')}` as InvoiceId, key: `sub_1:${count}` };
};
/** A finalised one, and a draft, that nothing else is like; say what differs. */
export const anotherInvoice = (is: Partial<Invoice> = {}): Invoice => {
  const names = naming();
  return anInvoice({ ...names, ...(is.status !== 'draft' && { number: `INV-${count}` }), ...is });
};
const anotherDraft = (is: Partial<Invoice> = {}): Invoice => ({ ...aDraft(naming()), ...is });
const as = (state: Invoice, is: Partial<Invoice> = {}): InvoiceDecision => ({
  state: { ...state, ...is },
  events: [],
});
const idsOf = (found: readonly Invoice[]) => found.map(({ id }) => id);
const page = { limit: 50 };

/** What every store of invoices must do, whatever the database is; each test has one that is empty. */
export const invoiceRepositoryContract = (name: string, open: () => InvoiceRepository) =>
  describe(`the invoice repository contract, kept by ${name}`, () => {
    const stored = async (invoice: Invoice): Promise<Invoice> => {
      const inserted = await open().insert(invoice);
      if (!inserted) throw new Error('it was there already');
      return inserted;
    };

    it('gives back what was stored, to the last digit and instant, at its new version', async () => {
      const draft = anotherDraft({ surplus: { ...aDraft().total, minor: 9_007_199_254_740_993n } });
      const invoice = await stored(draft);
      expect(invoice).toEqual({ ...draft, version: 1 });
      expect(await open().find(acme, draft.id)).toEqual(invoice);
    });

    it('finds by tenant only, by id, by what it is for, by a request and by its payment', async () => {
      const paymentId = 'pay_found' as PaymentId;
      const requests = [{ key: 'asked', hash: 'hash' }];
      const invoice = await stored(anotherInvoice({ status: 'paid', paymentId, requests }));
      const ways = [
        (of: TenantId) => open().find(of, invoice.id),
        (of: TenantId) => open().findByKey(of, invoice.key),
        (of: TenantId) => open().findByRequest(of, 'asked'),
        (of: TenantId) => open().findByPayment(of, paymentId),
      ];
      for (const found of ways) {
        expect(await found(acme)).toEqual(invoice);
        expect(await found(globex)).toBeUndefined();
      }
    });

    it('stores one of those that are for the same, also when they come at once', async () => {
      const { key } = await stored(anotherDraft());
      expect(await open().insert({ ...anotherDraft(), key })).toBeUndefined();
      expect(await open().insert({ ...anotherDraft(), key, tenantId: globex })).toBeDefined();
      const drafts = Array.from({ length: 20 }, () => ({ ...anotherDraft(), key: 'at-once' }));
      const inserted = await Promise.all(drafts.map((draft) => open().insert(draft)));
      const winners = inserted.filter((invoice) => invoice !== undefined);
      expect(winners).toHaveLength(1);
      expect(await open().findByKey(acme, 'at-once')).toEqual(winners[0]);
    });

    it('refuses a number or the key of a request a second time within a tenant', async () => {
      const requests = [{ key: 'taken', hash: 'hash' }];
      await stored(anotherInvoice({ number: 'INV-1', requests }));
      const draft = await stored(anotherDraft());
      await expect(open().save(as(draft, { number: 'INV-1' }), [])).rejects.toBeInstanceOf(KeyTaken);
      await expect(open().save(as(draft, { requests }), [])).rejects.toBeInstanceOf(KeyTaken);
      await expect(open().insert(anotherDraft({ requests }))).rejects.toBeInstanceOf(KeyTaken);
      await stored(anotherInvoice({ number: 'INV-1', requests, tenantId: globex }));
      await Promise.all([stored(anotherDraft()), stored(anotherDraft())]);
    });

    it('saves one of those who loaded the same version', async () => {
      const invoice = await stored(anotherDraft());
      const saves = await Promise.allSettled(
        [1, 2, 3].map((day) => open().save(as(invoice, { nextAttemptAt: utc(`2030-04-0${day}`) }), [])),
      );
      expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const save of saves)
        if (save.status === 'rejected') expect(save.reason).toBeInstanceOf(ConcurrencyConflict);
    });

    it('lists newest first, what may be seen and was asked for, page by page', async () => {
      const mine = await stored(anotherInvoice(bens));
      const paid = await stored(anotherInvoice({ ...bens, status: 'paid', subscriptionId: bobs }));
      const others = await stored(anotherInvoice({ status: 'paid', subscriptionId: bobs }));
      await stored(anotherInvoice({ tenantId: globex }));
      const list = async (filter: Parameters<InvoiceRepository['list']>[1], seen = {}) =>
        idsOf((await open().list({ tenantId: acme, ...seen }, filter, page)).data);
      expect(await list({})).toEqual([others.id, paid.id, mine.id]);
      expect(await list({}, { ownerId: bens.ownerId })).toEqual([paid.id, mine.id]);
      expect(await list({ customerId: bens.customerId })).toEqual([paid.id, mine.id]);
      expect(await list({ customerId: bens.customerId, status: 'open' })).toEqual([mine.id]);
      expect(await list({ subscriptionId: bobs })).toEqual([others.id, paid.id]);
      expect(await list({ subscriptionId: bobs, ...bens })).toEqual([paid.id]);
      expect(await list({ status: 'paid' })).toEqual([others.id, paid.id]);
      const first = await open().list({ tenantId: acme }, {}, { limit: 2 });
      expect([idsOf(first.data), first.nextCursor]).toEqual([[others.id, paid.id], paid.id]);
      const rest = await open().list({ tenantId: acme }, {}, { limit: 2, cursor: paid.id });
      expect([idsOf(rest.data), rest.nextCursor]).toEqual([[mine.id], null]);
    });

    it('gives what a subscription owes, what is open before what was given up, oldest first', async () => {
      const statuses = ['uncollectible', 'paid', 'open', 'void', 'draft', 'open'] as const;
      const all: Invoice[] = [];
      for (const status of statuses) all.push(await stored(anotherInvoice({ status, subscriptionId: bobs })));
      await stored(anotherInvoice());
      expect(await open().owedBy(acme, bobs)).toEqual([all[2], all[5], all[0]]);
      expect(await open().owedBy(globex, bobs)).toEqual([]);
    });

    it('gives drafts that have waited for their number, longest first, until they have one', async () => {
      const later = await stored(anotherDraft({ createdAt: utc('2030-04-02') }));
      const first = await stored(anotherDraft());
      await stored(anotherInvoice());
      expect(await open().drafts(april, 10)).toEqual([]);
      expect(await open().drafts(utc('2030-04-03'), 10)).toEqual([first, later]);
      expect(await open().drafts(utc('2030-04-03'), 1)).toEqual([first]);
      await open().save(as(first, { status: 'open', number: 'INV-9' }), []);
      expect(await open().drafts(utc('2030-04-03'), 10)).toEqual([later]);
    });

    it('gives invoices of which an attempt is open and nothing was heard since, until it has ended', async () => {
      const begun = (at: Date) =>
        afterInvoice(beginAttempt(anotherInvoice(), { methodId: null, by: 'kassa' }, at));
      const later = await stored(begun(utc('2030-04-03')));
      const first = await stored(begun(utc('2030-04-02')));
      await stored(anotherInvoice());
      expect(await open().attemptsOpen(utc('2030-04-02'), 10)).toEqual([]);
      expect(await open().attemptsOpen(utc('2030-04-04'), 10)).toEqual([first, later]);
      const key = first.attempts[0]!.key;
      const failed = { key, failure: 'card-declined', nextAt: null };
      await open().save(as(afterInvoice(recordAttemptFailure(first, failed, utc('2030-04-05')))), []);
      expect(await open().attemptsOpen(utc('2030-04-06'), 10)).toEqual([later]);
    });
  });
