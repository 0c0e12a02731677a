import { emptyAccount } from '#domain/credits/credit-account';
import { expiringCredits, nextNoticeAt, noticeAheadMs, noticeExpiring } from '#domain/credits/credit-expiry';
import { consumeCredits, expireCredits, grantCredits } from '#domain/credits/credit-movements';
import { giveBackCredits } from '#domain/credits/give-back-credits';
import { numberEntries } from '#domain/credits/number-entries';
import { takeBackCredits } from '#domain/credits/take-back-credits';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';

const april = new Date('2026-04-01T00:00:00Z');
const day = (n: number) => new Date(april.getTime() + n * 86_400_000);
const account = (...lots: readonly (readonly [string, bigint, Date | null])[]) =>
  lots.reduce(
    (all, [cause, credits, expiresAt]) => {
      const decision = grantCredits(all, { cause, credits, expiresAt }, april);
      if (!decision?.ok) throw new Error('must be granted');
      return decision.value.account;
    },
    emptyAccount('acme' as TenantId, 'cus_1' as CustomerId, april),
  );
const refund = (cause: string, refunded = 10_00) => ({
  cause,
  lot: 'pay_1',
  refunded: usd(refunded),
  paid: usd(10_00),
});

describe('a refund that comes to nothing', () => {
  const two = account(['pay_1', 100n, null], ['pay_2', 50n, null]);
  const used = consumeCredits(two, { cause: 'use', credits: 90n }, april);
  const before = used.ok ? used.value.account : two;
  const taken = takeBackCredits(before, refund('ref_1'), april)!.account;

  it('gives back what it took, to the lots it took it from, once', () => {
    const given = giveBackCredits(taken, 'ref_1', day(1));
    expect(given?.account.lots).toEqual(before.lots);
    expect(given?.entries).toMatchObject([
      { kind: 'given-back', cause: 'ref_1', credits: 60n, balance: 60n },
    ]);
    expect(giveBackCredits(given!.account, 'ref_1', day(2))).toBeUndefined();
    expect(giveBackCredits(taken, 'ref_9', day(2))).toBeUndefined();
  });
  it('takes nothing a second time, and leaves all to the next', () => {
    const given = giveBackCredits(taken, 'ref_1', day(1))!.account;
    expect(takeBackCredits(given, refund('ref_1'), day(2))).toBeUndefined();
    expect(takeBackCredits(given, refund('ref_2'), day(2))).toMatchObject({ taken: 60n, shortfall: 40n });
  });
});

describe('credits that run out', () => {
  const some = account(
    ['pay_1', 10n, day(30)],
    ['pay_2', 5n, day(30)],
    ['pay_3', 7n, day(60)],
    ['pay_4', 1n, null],
  );

  it('are listed by when, the soonest first', () => {
    expect(expiringCredits(some, april)).toEqual([
      { credits: 15n, expiresAt: day(30) },
      { credits: 7n, expiresAt: day(60) },
    ]);
    expect(expiringCredits(some, day(30))).toEqual([{ credits: 7n, expiresAt: day(60) }]);
  });
  it('are told of once, a week before', () => {
    const due = new Date(day(30).getTime() - noticeAheadMs);
    expect(nextNoticeAt(some)).toEqual(due);
    expect(noticeExpiring(some, new Date(due.getTime() - 1))).toBeUndefined();
    const noticed = noticeExpiring(some, due)!;
    expect(noticed.soon).toEqual([{ credits: 15n, expiresAt: day(30) }]);
    expect(noticeExpiring(noticed.account, due)).toBeUndefined();
    expect(nextNoticeAt(noticed.account)).toEqual(new Date(day(60).getTime() - noticeAheadMs));
  });
  it('and that nobody was told of in time are only marked', () => {
    expect(noticeExpiring(some, day(40))).toMatchObject({ soon: [] });
  });
});

describe('entries', () => {
  it('are numbered on from the last one', () => {
    const some = account(['pay_1', 10n, day(1)], ['pay_2', 5n, day(2)]);
    const expired = numberEntries(expireCredits(some, day(3))!);
    expect(expired.unfiled.map(({ number, cause }) => [number, cause])).toEqual([
      [1, 'pay_1'],
      [2, 'pay_2'],
    ]);
    expect(expired.entryCount).toBe(2);
  });
});
