import { type Coupon } from '#domain/billing/coupon';
import { requestChange } from '#domain/billing/subscription-changes';
import { cancelNow } from '#domain/billing/subscription-cancellation';
import { expireIncomplete } from '#domain/billing/subscription-dunning';
import { recordPayment, renew } from '#domain/billing/subscription-renewal';
import { applyCoupon, removeCoupon } from '#domain/billing/subscription-terms';
import { type Subscription } from '#domain/billing/subscription';
import { usd } from '#test/support/a-payment';
import { after, anItemAt, april, aSubscription, created, told, utc } from './a-subscription.ts';

const paid = (subscription: Subscription, at: Date): Subscription =>
  after(recordPayment(subscription, subscription.period.index, told(at)));
const renewed = (subscription: Subscription): Subscription =>
  after(renew(subscription, subscription.period.index, subscription.period.end));

describe('a coupon', () => {
  const nets = (subscription: Subscription, periods: number): bigint[] => {
    const found: bigint[] = [];
    let current = subscription;
    for (let n = 0; n < periods; n += 1) {
      found.push(current.price.net.minor);
      const settled = current.isSettled ? current : paid(current, current.period.start);
      current = renewed(settled);
    }
    return found;
  };
  const half = { kind: 'percent', basisPoints: 5_000n } as const;
  it.each([
    ['once', { kind: 'once' }, [15_00n, 30_00n, 30_00n, 30_00n]],
    ['for three months', { kind: 'months', months: 3 }, [15_00n, 15_00n, 15_00n, 30_00n]],
    ['forever', { kind: 'forever' }, [15_00n, 15_00n, 15_00n, 15_00n]],
  ] as const)('is good %s', (_name, duration, expected) => {
    expect(nets(created({ coupon: { code: 'C', off: half, duration } }), 4)).toEqual(expected);
  });
  it('for months counts them from the first period it was good for, after the trial', () => {
    const coupon: Coupon = { code: 'C', off: half, duration: { kind: 'months', months: 2 } };
    expect(nets(created({ trialDays: 14, coupon }), 4)).toEqual([0n, 15_00n, 15_00n, 30_00n]);
  });
  it('that comes later is good from the next period on, and can be taken away', () => {
    const coupon: Coupon = {
      code: 'C',
      off: { kind: 'amount', amount: usd(50_00) },
      duration: { kind: 'forever' },
    };
    const applied = after(applyCoupon(aSubscription(), coupon, told(utc('2030-04-09'))));
    expect(applied.price.net).toEqual(usd(30_00));
    expect(renewed(applied).price).toMatchObject({ gross: usd(30_00), discount: usd(30_00), net: usd(0) });
    expect(after(removeCoupon(applied, told(april))).coupon).toBeNull();
    expect(removeCoupon(aSubscription(), told(april))).toBeUndefined();
  });
  it.each([
    [{ kind: 'percent', basisPoints: 0n }, { kind: 'once' }, '0 basis points'],
    [{ kind: 'percent', basisPoints: 10_001n }, { kind: 'once' }, '10001 basis points'],
    [{ kind: 'amount', amount: usd(0) }, { kind: 'once' }, 'nothing off'],
    [{ kind: 'amount', amount: { minor: 1n, currency: 'EUR' } }, { kind: 'once' }, 'in EUR'],
    [{ kind: 'percent', basisPoints: 100n }, { kind: 'months', months: 0 }, 'months'],
  ])('is refused when it does not fit: %o', (off, duration, why) => {
    const decision = applyCoupon(aSubscription(), { code: 'C', off, duration } as Coupon, told(april));
    expect(decision).toMatchObject({
      ok: false,
      error: { code: 'unfit-coupon', why: expect.stringContaining(why) as string },
    });
  });
});

describe('a coupon of a customer', () => {
  const five: Coupon = {
    code: 'FIVE',
    off: { kind: 'amount', amount: usd(5_00) },
    duration: { kind: 'once' },
  };
  const other: Coupon = { ...five, code: 'OTHER' };
  const apply = (subscription: Subscription, coupon = five) => applyCoupon(subscription, coupon, told(april));
  const remove = (subscription: Subscription) => after(removeCoupon(subscription, told(april)));
  const goneOn = (subscription: Subscription) =>
    renewed(subscription.isSettled ? subscription : paid(subscription, subscription.period.start));
  const had = goneOn(goneOn(after(apply(aSubscription()))));

  it('stays as it is when it is asked for while it waits or is good', () => {
    const waiting = after(apply(aSubscription()));
    expect(apply(waiting)).toBeUndefined();
    expect(apply(goneOn(waiting))).toBeUndefined();
    expect(apply(created({ coupon: five }))).toBeUndefined();
  });
  it.each([
    ['it was good for its one period', had],
    ['that was with another coupon since', goneOn(after(apply(had, other)))],
    ['it was taken away after it was good', remove(had)],
    ['it was there from the first', goneOn(created({ coupon: five }))],
    [
      'a change that waits was reckoned with it',
      remove(
        after(
          requestChange(
            after(apply(aSubscription())),
            anItemAt(900_00, 'year'),
            { timing: 'now', isProrated: true },
            told(utc('2030-04-16')),
          ),
        ),
      ),
    ],
  ])('is not had again when %s', (_when, subscription) => {
    expect(subscription.redeemed).toContain('FIVE');
    expect(apply(subscription)).toEqual({
      ok: false,
      error: { code: 'coupon-used', couponCode: 'FIVE' },
    });
  });
  it('may be had again when another took its place before it was good for anything, or none did', () => {
    const waiting = after(apply(aSubscription()));
    expect(after(apply(waiting, other)).redeemed).toEqual(['OTHER']);
    expect(remove(waiting).redeemed).toEqual([]);
    expect(after(apply(remove(waiting))).redeemed).toEqual(['FIVE']);
  });
  it('goes back when what it was for ends before it is paid, and not when it ends later', () => {
    const unpaid = created({ coupon: five });
    const expired = after(expireIncomplete(unpaid, utc('2030-04-02')));
    expect(expired).toMatchObject({ status: 'expired', coupon: null, redeemed: [] });
    const asked = { isCredited: false, reason: null };
    expect(after(cancelNow(unpaid, asked, told(april)))).toMatchObject({ coupon: null, redeemed: [] });
    expect(after(cancelNow(paid(unpaid, april), asked, told(april)))).toMatchObject({ redeemed: ['FIVE'] });
  });
});
