import { type InHand, openCharge } from '#domain/payments/open-payment';
import { hearNews } from '#domain/payments/payment-news';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type PaymentRepository } from '#application/payments/ports/payment-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';

const noon = new Date('2030-01-01T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const account = 'gwa_contract' as GatewayAccountId;
const acme = 'acme' as TenantId;
const leaseMs = 8_000;
let count = 0;

/** A charge that is promised, at noon; say which key or tenant. */
type Promised = Readonly<{ key?: string; tenantId?: TenantId; inHand?: InHand }>;
const aPromise = ({ key, tenantId = acme, inHand }: Promised = {}): PaymentDecision => {
  count += 1;
  const opened = openCharge(
    {
      id: `pay_contract${count}` as PaymentId,
      tenantId,
      number: `P-${count}`,
      amount: money(10_000n, 'USD' as Currency),
      captureMethod: 'automatic',
      gateway: 'stripe',
      gatewayAccountId: account,
      route: { rule: null, reason: 'the caller named the gateway', passedOver: [], next: [] },
      orderId: 'order-1',
      customerId: null,
      customerReference: null,
      offSession: false,
      ownerId: null,
      description: null,
      country: null,
      returnUrl: null,
      metadata: { a: 'b' },
      rates: { platform: { basisPoints: 300n, fixed: 0n }, gateway: { basisPoints: 290n, fixed: 30n } },
      method: { id: null, type: 'card', brand: null, last4: null, expMonth: null, expYear: null },
      key: key ?? `key-${count}`,
      hash: 'hash',
      limits: { minimum: 1n, maximum: 1_000_000n },
      expiresAt: after(86_400_000),
      leaseEndsAt: after(leaseMs),
      source: null,
      inHand,
    },
    noon,
  );
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};
const captured = (payment: Payment, reference: string): PaymentDecision => {
  const news = { kind: 'captured', amount: payment.amount, fee: null, details: { reference } } as const;
  const heard = hearNews(payment, news, {
    at: after(10),
    cause: 'gateway-reply',
    callKey: payment.inFlight!.key,
  });
  if (!heard?.ok) throw new Error('a capture was not heard');
  return heard.value;
};

/** What every store of payments must do, whatever the database is. */
export const paymentRepositoryContract = (name: string, open: () => PaymentRepository) =>
  describe(`the payment repository contract, kept by ${name}`, () => {
    const stored = (changes: Parameters<typeof aPromise>[0] = {}) => open().insert(aPromise(changes), []);

    it('gives back what was stored, to the last digit and instant, at its new version', async () => {
      const decision = aPromise();
      const payment = await open().insert(decision, []);
      expect(payment).toEqual({ ...decision.state, version: decision.state.version + 1 });
      expect(await open().find(acme, payment.id)).toEqual(payment);
    });

    it('finds by tenant only, by key, by our id and by the provider’s', async () => {
      const payment = await stored({ key: 'found-by' });
      const saved = await open().save(captured(payment, 'pi_found'), []);
      expect(await open().find('globex' as TenantId, payment.id)).toBeUndefined();
      expect(await open().findByKey(acme, 'found-by')).toEqual(saved);
      expect(await open().findByKey('globex' as TenantId, 'found-by')).toBeUndefined();
      expect(await open().locate(account, { reference: 'pi_found' })).toEqual(saved);
      expect(await open().locate(account, { paymentId: payment.id })).toEqual(saved);
      expect(
        await open().locate(account, { paymentId: 'pay_nobody' as PaymentId, reference: 'pi_found' }),
      ).toEqual(saved);
      expect(await open().locate('gwa_other' as GatewayAccountId, { paymentId: payment.id })).toBeUndefined();
    });

    it('refuses a key of the same tenant a second time, and lets another tenant have it', async () => {
      await stored({ key: 'taken' });
      await expect(stored({ key: 'taken' })).rejects.toBeInstanceOf(KeyTaken);
      await expect(stored({ key: 'taken', tenantId: 'globex' as TenantId })).resolves.toBeDefined();
    });

    it('refuses money in hand a second time, however its reference is written, until the first came to nothing', async () => {
      const inHand = (reference: string): InHand => ({
        receipt: { at: noon, reference, approvalsNeeded: 2 },
        approval: { by: 'adm_1', at: noon, note: 'seen', evidence: reference },
      });
      const first = await stored({ inHand: inHand('Ref 47 11') });
      await expect(stored({ inHand: inHand('ref4711') })).rejects.toBeInstanceOf(KeyTaken);
      await expect(
        stored({ inHand: inHand('ref4711'), tenantId: 'globex' as TenantId }),
      ).resolves.toBeDefined();
      expect(await open().findByReceipt(acme, 'card', ' REF4711')).toEqual(first);
      expect(await open().findByReceipt(acme, 'check', 'REF4711')).toBeUndefined();
      expect(await open().findByNumber(acme, first.number)).toEqual(first);
      expect(await open().findByNumber('globex' as TenantId, first.number)).toBeUndefined();
      const failure = { code: 'expired', providerCode: null, message: 'it never was' } as const;
      const heard = hearNews(
        first,
        { kind: 'declined', failure },
        { at: after(10), cause: 'approval', callKey: first.inFlight!.key },
      );
      if (!heard?.ok) throw new Error('a decline was not heard');
      await open().save(heard.value, []);
      expect(await open().findByReceipt(acme, 'card', 'REF4711')).toBeUndefined();
      await expect(stored({ inHand: inHand('ref4711') })).resolves.toBeDefined();
    });

    it('saves one of two who loaded the same version', async () => {
      const payment = await stored();
      const saves = await Promise.allSettled(
        [1, 2, 3].map(() => open().save(captured(payment, `pi_once${count}`), [])),
      );
      expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const save of saves)
        if (save.status === 'rejected') expect(save.reason).toBeInstanceOf(ConcurrencyConflict);
    });

    it('shows a call in flight from the end of its lease, and lets exactly one take it over', async () => {
      const payment = await stored();
      const isDue = async (at: Date) =>
        (await open().callsDue(at, 1_000)).some(({ id }) => id === payment.id);
      expect(await isDue(after(leaseMs - 1))).toBe(false);
      expect(await isDue(after(leaseMs))).toBe(true);
      const claims = await Promise.all([1, 2, 3, 4].map(() => open().claimCall(payment, after(leaseMs * 3))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await isDue(after(leaseMs * 2))).toBe(false);
      const saved = await open().save(captured(payment, `pi_claimed${count}`), []);
      expect(await isDue(after(leaseMs * 9))).toBe(false);
      expect(await open().claimCall(saved, after(leaseMs * 9))).toBe(false);
    });

    it('gives at most as many as it is asked for, the longest due first', async () => {
      await Promise.all([stored(), stored(), stored()]);
      const due = await open().callsDue(after(leaseMs), 2);
      expect(due).toHaveLength(2);
    });
  });
