import { mailOf } from '#test/support/mail';
import { type World } from '#test/support/world';
import { about, lettersOf, subscribed } from './letters.ts';

/** What people are written about their subscriptions and invoices, in a world that others share. */
export const describeBillingLetters = (worldOf: () => World): void => {
  const { somebody, messagesOf } = lettersOf(worldOf);
  let world: World;
  let mail: ReturnType<typeof mailOf>;
  beforeAll(() => {
    world = worldOf();
    mail = mailOf(world.sandbox.controlUrl);
  });

  describe('billing', () => {
    it('sends an invoice with a link that lets nobody else in, and stores no such link', async () => {
      const { id, address } = await somebody();
      const invoice = { invoiceId: `inv_${id.slice(4)}`, number: 'INV-7', currency: 'USD', total: 2_900 };
      const told = { ...invoice, customerId: id, subscriptionId: 'sub_1', amountDue: 2_900 };
      await world.modules.deliverEvents([about('invoice-finalised', told)]);
      const [letter] = await mail.arrived(address);
      expect(letter?.subject).toBe('Invoice INV-7: $29.00');
      const link = /https:\/\/pay\.example\.com\/i\/\S+/.exec(letter?.text ?? '')?.[0];
      expect(link).toMatch(/\/i\/[\w.-]{60,}\?lang=en$/);
      const stored = await world.platform.mongo.db.collection('messages').findOne({ customerId: id });
      expect(JSON.stringify(stored)).not.toContain(String(link?.split('/').pop()).slice(0, 20));
    });
    it('tells of a credit note, unless the letter of its refund does', async () => {
      const { id } = await somebody();
      const invoice = { invoiceId: `inv_${id.slice(4)}`, number: 'INV-7', currency: 'USD', total: 2_900 };
      const noted = { ...invoice, customerId: id, amountDue: 0, noteNumber: 'CN-1', noteAmount: 900 };
      await world.modules.deliverEvents([about('credit-note-issued', { ...noted, refundId: 'ref_1' })]);
      expect(await messagesOf(id)).toEqual([]);
      await world.modules.deliverEvents([about('credit-note-issued', { ...noted, refundId: null })]);
      expect(await messagesOf(id)).toMatchObject([{ template: 'credit-note' }]);
    });
    it('dunns by step and kind of failure, with the way to pay', async () => {
      const { id, address } = await somebody();
      const overdue = {
        ...subscribed(id),
        notice: { kind: 'payment-failed', isLast: false },
        failure: 'expired-card',
        nextAt: '2026-03-04T00:00:00.000Z',
      };
      await world.modules.deliverEvents([about('payment-overdue', overdue)]);
      const [first] = await mail.arrived(address);
      expect(first?.text).toContain('The card has expired.');
      expect(first?.text).toContain('We will try again on March 4, 2026.');
      expect(first?.text).toContain('https://pay.example.com/portal/');
      const grace = { ...overdue, notice: { kind: 'grace-began', isLast: true } };
      await world.modules.deliverEvents([about('grace-began', grace)]);
      const [second] = await mail.arrived(address, 2);
      expect(second?.text).toContain('If it is not paid by March 4, 2026, the subscription ends.');
    });
    it('tells nothing of a step that has nothing to tell, and once that grace began', async () => {
      const { id } = await somebody();
      const overdue = { ...subscribed(id), failure: 'processing-error', nextAt: '2026-03-04T00:00:00.000Z' };
      const grace = { ...overdue, notice: { kind: 'grace-began', isLast: true } };
      await world.modules.deliverEvents([about('payment-overdue', { ...overdue, notice: null })]);
      expect(await messagesOf(id)).toEqual([]);
      await world.modules.deliverEvents([about('payment-overdue', grace), about('grace-began', grace)]);
      expect(await messagesOf(id)).toMatchObject([{ template: 'grace-began' }]);
    });
    it.each([
      ['needs-link', 'Pro: $29.00 to be paid', 'Your invoice is ready'],
      ['authentication-required', 'Please confirm your payment for Pro', 'Your bank wants you to confirm'],
    ])('asks by %s for what only the customer can do', async (failure, subject, said) => {
      const { id, address } = await somebody();
      const notice = { kind: 'action-needed', isLast: false };
      await world.modules.deliverEvents([about('payment-overdue', { ...subscribed(id), failure, notice })]);
      const [letter] = await mail.arrived(address);
      expect(letter?.subject).toBe(subject);
      expect(letter?.text).toContain(said);
    });
    it('warns of the end of a trial with what the first period after it costs', async () => {
      const { id, address } = await somebody();
      const trial = { ...subscribed(id), price: 0, trialEndsAt: '2026-03-04T00:00:00.000Z' };
      await world.modules.deliverEvents([
        about('trial-ending', { ...trial, nextPrice: 15_000, nextInterval: 'week' }),
      ]);
      const [letter] = await mail.arrived(address);
      expect(letter?.text).toContain('The first week after that costs $150.00.');
    });
  });
};
