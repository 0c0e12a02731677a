import { type SubscriptionRepository } from '#application/billing/ports/subscription-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId, type PlanId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { anItem, aSubscription } from '#test/domain/billing/a-subscription';

export const acme = 'acme' as TenantId;
const globex = 'globex' as TenantId;
const ben = 'cus_ben' as CustomerId;
const team = anItem({ planId: 'pln_team' as PlanId });

let count = 0;
/** One that nothing else is like; say what differs. */
export const another = (is: Partial<Subscription> = {}): Subscription => {
  count += 1;
  return aSubscription({ id: `sub_${String(count).padStart(5, '0')}` as SubscriptionId, ...is });
};
const asked = (key: string) => [{ key, hash: 'hash' }];
const page = { limit: 50 };
const idsOf = ({ data }: { data: readonly Subscription[] }) => data.map(({ id }) => id);

/** What every store of subscriptions must do, but for sharing out what is due; each test has one that is empty. */
export const subscriptionRepositoryContract = (name: string, open: () => SubscriptionRepository) =>
  describe(`the subscription repository contract, kept by ${name}`, () => {
    const stored = (is: Partial<Subscription> = {}) => open().insert(another(is), []);

    it('gives back what was stored, to the last digit and instant, at its new version', async () => {
      const asIs = another({ balance: { ...anItem().unitPrice, minor: 9_007_199_254_740_993n } });
      const subscription = await open().insert(asIs, []);
      expect(subscription).toEqual({ ...asIs, version: 1 });
      expect(await open().find(acme, asIs.id)).toEqual(subscription);
    });

    it('finds by tenant only, by id and by a request', async () => {
      const { id } = await stored({ requests: [...asked('first'), ...asked('second')] });
      const subscription = await open().find(acme, id);
      expect(subscription?.id).toBe(id);
      expect(await open().find(globex, id)).toBeUndefined();
      expect(await open().findByKey(acme, 'second')).toEqual(subscription);
      expect(await open().findByKey(globex, 'second')).toBeUndefined();
    });

    it('refuses a key of the same tenant a second time, and takes any number without a key', async () => {
      await stored({ requests: asked('taken') });
      await expect(stored({ requests: asked('taken') })).rejects.toBeInstanceOf(KeyTaken);
      await expect(stored({ requests: asked('taken'), tenantId: globex })).resolves.toBeDefined();
      const [one] = await Promise.all([stored(), stored(), stored()]);
      const state = { ...one, requests: asked('taken') };
      await expect(open().save({ state, events: [] }, [])).rejects.toBeInstanceOf(KeyTaken);
    });

    it('gives a customer each coupon once, and says with what they have it', async () => {
      const { id } = await stored({ customerId: ben, redeemed: ['HALF', 'FIVE'] });
      expect(await open().redeemerOf(acme, ben, 'FIVE')).toBe(id);
      expect(await open().redeemerOf(acme, ben, 'OTHER')).toBeUndefined();
      expect(await open().redeemerOf(globex, ben, 'FIVE')).toBeUndefined();
      await expect(stored({ customerId: ben, redeemed: ['FIVE'] })).rejects.toBeInstanceOf(KeyTaken);
      const [one] = await Promise.all([
        stored({ customerId: ben }),
        stored({ redeemed: ['FIVE'] }),
        stored({ customerId: ben, redeemed: ['FIVE'], tenantId: globex }),
      ]);
      const state = { ...one, redeemed: ['FIVE'] };
      await expect(open().save({ state, events: [] }, [])).rejects.toBeInstanceOf(KeyTaken);
    });

    it('saves one of those who loaded the same version', async () => {
      const subscription = await stored();
      const saves = await Promise.allSettled(
        [1, 2, 3].map((extraInvoices) =>
          open().save({ state: { ...subscription, extraInvoices }, events: [] }, []),
        ),
      );
      expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const save of saves)
        if (save.status === 'rejected') expect(save.reason).toBeInstanceOf(ConcurrencyConflict);
    });

    it('gives the newest of a customer that has not ended, else the newest', async () => {
      expect(await open().currentOf(acme, ben)).toBeUndefined();
      await stored({ customerId: ben, status: 'expired' });
      const ended = await stored({ customerId: ben, status: 'cancelled' });
      expect(await open().currentOf(acme, ben)).toEqual(ended);
      const paused = await stored({ customerId: ben, status: 'paused' });
      await stored({ customerId: ben, status: 'cancelled' });
      expect(await open().currentOf(acme, ben)).toEqual(paused);
      const live = await stored({ customerId: ben, status: 'past_due' });
      expect(await open().currentOf(acme, ben)).toEqual(live);
      expect(await open().currentOf(globex, ben)).toBeUndefined();
    });

    it('lists newest first, what may be seen and was asked for, page by page', async () => {
      const mine = await stored({ customerId: ben, ownerId: 'user-ben' });
      const ended = await stored({ customerId: ben, ownerId: 'user-ben', status: 'cancelled', item: team });
      const others = await stored({ item: team });
      await stored({ tenantId: globex });
      const all = [others.id, ended.id, mine.id];
      const list = async (filter: Parameters<SubscriptionRepository['list']>[1], seen = {}) =>
        idsOf(await open().list({ tenantId: acme, ...seen }, filter, page));
      expect(await list({})).toEqual(all);
      expect(await list({}, { ownerId: 'user-ben' })).toEqual([ended.id, mine.id]);
      expect(await list({ customerId: ben })).toEqual([ended.id, mine.id]);
      expect(await list({ customerId: ben, status: 'cancelled' })).toEqual([ended.id]);
      expect(await list({ planId: team.planId })).toEqual([others.id, ended.id]);
      expect(await list({ planId: team.planId, status: 'active' })).toEqual([others.id]);
      expect(await list({ status: 'active' })).toEqual([others.id, mine.id]);
      expect(await list({ planId: team.planId }, { ownerId: 'user-nobody' })).toEqual([]);
      const first = await open().list({ tenantId: acme }, {}, { limit: 2 });
      expect([idsOf(first), first.nextCursor]).toEqual([all.slice(0, 2), ended.id]);
      const rest = await open().list({ tenantId: acme }, {}, { limit: 2, cursor: ended.id });
      expect([idsOf(rest), rest.nextCursor]).toEqual([all.slice(2), null]);
    });
  });
