import { type CouponRepository, type OfferedCoupon } from '#application/billing/ports/coupon-repository';
import { type TenantId } from '#domain/shared/ids';
import { april } from '#test/domain/billing/a-subscription';
import { usd } from '#test/support/a-payment';

const [acme, globex] = ['acme', 'globex'] as TenantId[] as [TenantId, TenantId];

/** A tenth off for ever; say what differs. */
export const aCoupon = (is: Partial<OfferedCoupon> = {}): OfferedCoupon => ({
  tenantId: acme,
  code: 'Spring10',
  off: { kind: 'percent', basisPoints: 1_000n },
  duration: { kind: 'forever' },
  isActive: true,
  redeemBy: april,
  createdAt: april,
  ...is,
});

/** What every store of coupons must do, whatever the database is. */
export const couponRepositoryContract = (name: string, open: () => CouponRepository) =>
  describe(`the coupon repository contract, kept by ${name}`, () => {
    it('finds a coupon by its code in any mixture of capitals, of its tenant only', async () => {
      expect(await open().insert(aCoupon())).toBe(true);
      for (const code of ['Spring10', 'SPRING10', 'spring10'])
        expect(await open().find(acme, code)).toEqual(aCoupon());
      expect(await open().find(globex, 'Spring10')).toBeUndefined();
      expect(await open().find(acme, 'Spring')).toBeUndefined();
    });

    it('has one with each code, and gives all of a tenant', async () => {
      const fixed = aCoupon({ code: 'FIVE', off: { kind: 'amount', amount: usd(5_00) }, redeemBy: null });
      const twice = await Promise.all([open().insert(fixed), open().insert({ ...fixed, code: 'five' })]);
      expect(twice.filter(Boolean)).toHaveLength(1);
      expect(await open().insert({ ...fixed, tenantId: globex })).toBe(true);
      expect(await open().all(globex)).toEqual([{ ...fixed, tenantId: globex }]);
    });

    it('retires one that there is', async () => {
      await open().insert(aCoupon({ code: 'GONE' }));
      expect(await open().retire(acme, 'gone')).toBe(true);
      expect(await open().find(acme, 'GONE')).toMatchObject({ isActive: false });
      expect(await open().retire(acme, 'never')).toBe(false);
    });
  });
