import fc from 'fast-check';
import { type CreditAccount, creditBalance, emptyAccount } from '#domain/credits/credit-account';
import { consumeCredits, expireCredits, grantCredits } from '#domain/credits/credit-movements';
import { takeBackCredits } from '#domain/credits/take-back-credits';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { april } from '#test/domain/billing/a-subscription';

const empty = emptyAccount('acme' as TenantId, 'cus_1' as CustomerId, april);
const day = (n: number) => new Date(april.getTime() + n * 86_400_000);
const granted = (
  account: CreditAccount,
  cause: string,
  credits: bigint,
  expiresAt: Date | null = null,
  at = april,
) => {
  const decision = grantCredits(account, { cause, credits, expiresAt }, at);
  if (!decision?.ok) throw new Error('must be granted');
  return decision.value.account;
};
const consumed = (account: CreditAccount, credits: bigint, at = april) => {
  const decision = consumeCredits(account, { cause: 'use', credits }, at);
  if (!decision.ok) throw new Error('must be consumed');
  return decision.value;
};
const refund = (refunded: number, cause = 'ref_1', lot = 'pay_1') => ({
  cause,
  lot,
  refunded: usd(refunded),
  paid: usd(10_00),
});

describe('credits', () => {
  it('are granted once for each cause', () => {
    const account = granted(empty, 'pay_1', 100n);
    expect(creditBalance(account, april)).toBe(100n);
    expect(grantCredits(account, { cause: 'pay_1', credits: 100n, expiresAt: null }, april)).toBeUndefined();
    expect(grantCredits(empty, { cause: 'pay_1', credits: 0n, expiresAt: null }, april)).toMatchObject({
      error: { code: 'unfit-credits' },
    });
  });
  it('are used up in the order they expire, the older first among those alike', () => {
    const lots = [
      ['never', 10n, null],
      ['late', 10n, day(30)],
      ['soon', 10n, day(10)],
      ['soon-too', 10n, day(10)],
    ] as const;
    const account = lots.reduce(
      (all, [cause, credits, expiresAt], n) => granted(all, cause, credits, expiresAt, day(n)),
      empty,
    );
    const { entries } = consumed(account, 35n, day(5));
    expect(entries).toEqual([
      {
        kind: 'consumed',
        cause: 'use',
        credits: 35n,
        parts: [
          { lot: 'soon', credits: 10n },
          { lot: 'soon-too', credits: 10n },
          { lot: 'late', credits: 10n },
          { lot: 'never', credits: 5n },
        ],
        balance: 5n,
        at: day(5),
      },
    ]);
  });
  it('are consumed all or not at all', () => {
    const account = granted(empty, 'pay_1', 10n);
    expect(consumeCredits(account, { cause: 'use', credits: 11n }, april)).toEqual({
      ok: false,
      error: { code: 'not-enough-credits', available: 10n, credits: 11n },
    });
    expect(consumeCredits(account, { cause: 'use', credits: 0n }, april)).toMatchObject({ ok: false });
    expect(consumed(account, 10n).entries[0]?.balance).toBe(0n);
  });
  it('count no longer from the instant they expire, and are written off once', () => {
    const account = granted(granted(empty, 'pay_1', 10n, day(1)), 'pay_2', 5n);
    expect([creditBalance(account, new Date(day(1).getTime() - 1)), creditBalance(account, day(1))]).toEqual([
      15n,
      5n,
    ]);
    const expired = expireCredits(account, day(2));
    expect(expired?.entries).toMatchObject([{ kind: 'expired', cause: 'pay_1', credits: 10n, balance: 5n }]);
    expect(expireCredits(expired!.account, day(3))).toBeUndefined();
  });
});

describe('a refund of what bought credits', () => {
  const account = granted(empty, 'pay_1', 100n);
  it('takes them back, once', () => {
    const first = takeBackCredits(account, refund(10_00), april);
    expect(first).toMatchObject({
      taken: 100n,
      shortfall: 0n,
      entries: [{ kind: 'taken-back', credits: 100n }],
    });
    expect(takeBackCredits(first!.account, refund(10_00), april)).toBeUndefined();
    expect(takeBackCredits(account, refund(10_00, 'ref_1', 'pay_9'), april)).toBeUndefined();
  });
  it('never leaves less than nothing: what was used is a shortfall', () => {
    const used = consumed(account, 70n).account;
    const taken = takeBackCredits(used, refund(10_00), april);
    expect(taken).toMatchObject({ taken: 30n, shortfall: 70n });
    expect(creditBalance(taken!.account, april)).toBe(0n);
  });
  it('takes from other lots what it can’t have of its own', () => {
    const two = consumed(granted(account, 'pay_2', 50n), 90n).account;
    expect(takeBackCredits(two, refund(10_00), april)).toMatchObject({
      taken: 60n,
      shortfall: 40n,
      entries: [
        {
          parts: [
            { lot: 'pay_1', credits: 10n },
            { lot: 'pay_2', credits: 50n },
          ],
        },
      ],
    });
  });
  it.each([
    ['after they were written off', true],
    ['before anybody wrote them off', false],
  ])('asks for nothing that ran out of time unused, %s', (_when, isWrittenOff) => {
    const lot = consumed(granted(empty, 'pay_1', 100n, day(1)), 25n).account;
    const over = isWrittenOff ? expireCredits(lot, day(2))!.account : lot;
    expect(takeBackCredits(over, refund(10_00), day(2))).toMatchObject({
      taken: 0n,
      shortfall: 25n,
      entries: [],
    });
  });
});

describe('refunds in parts of credits that ran out', () => {
  it('are spared what ran out once, and ask for what was used', () => {
    const used = consumed(granted(empty, 'pay_1', 100n, day(1)), 40n).account;
    const first = takeBackCredits(used, refund(5_00), day(2));
    expect(first).toMatchObject({ taken: 0n, shortfall: 0n });
    expect(takeBackCredits(first!.account, refund(10_00, 'ref_2'), day(3))).toMatchObject({
      taken: 0n,
      shortfall: 40n,
    });
  });
});

const aDeed = fc.oneof(
  fc.record({
    does: fc.constant('grant' as const),
    n: fc.nat(5),
    credits: fc.bigInt({ min: 1n, max: 500n }),
    days: fc.option(fc.integer({ min: 1, max: 20 })),
  }),
  fc.record({ does: fc.constant('consume' as const), credits: fc.bigInt({ min: 1n, max: 400n }) }),
  fc.record({ does: fc.constant('expire' as const) }),
  fc.record({
    does: fc.constant('refund' as const),
    n: fc.nat(5),
    cents: fc.integer({ min: 1, max: 10_00 }),
  }),
);

describe('whatever is done with credits, in whatever order', () => {
  it('none is made, lost, or less than nothing, and the entries say where they are', () => {
    fc.assert(
      fc.property(fc.array(aDeed, { maxLength: 40 }), (deeds) => {
        let account = empty;
        let told = 0n;
        const refundedOf = new Map<string, number>();
        for (const [n, deed] of deeds.entries()) {
          const at = day(n);
          const outcome = act(account, deed, n, at, refundedOf);
          account = outcome.account;
          for (const { kind, credits, parts } of outcome.entries) {
            told += kind === 'granted' ? credits : -credits;
            expect(parts.reduce((all, part) => all + part.credits, 0n)).toBe(credits);
          }
          for (const { granted: all, left, consumed: used, expired, takenBack } of account.lots) {
            expect([left, used, expired, takenBack].every((part) => part >= 0n)).toBe(true);
            expect(left + used + expired + takenBack).toBe(all);
          }
          expect(account.lots.reduce((all, { left }) => all + left, 0n)).toBe(told);
        }
      }),
      { numRuns: 300 },
    );
  });
  const act = (
    account: CreditAccount,
    deed: typeof aDeed extends fc.Arbitrary<infer Deed> ? Deed : never,
    n: number,
    at: Date,
    refundedOf: Map<string, number>,
  ): Pick<NonNullable<ReturnType<typeof expireCredits>>, 'account' | 'entries'> => {
    const nothing = { account, entries: [] };
    switch (deed.does) {
      case 'grant': {
        const expiresAt = deed.days === null ? null : day(n + deed.days);
        const decision = grantCredits(
          account,
          { cause: `pay_${deed.n}`, credits: deed.credits, expiresAt },
          at,
        );
        return decision?.ok ? decision.value : nothing;
      }
      case 'consume': {
        const decision = consumeCredits(account, { cause: `use_${n}`, credits: deed.credits }, at);
        return decision.ok ? decision.value : nothing;
      }
      case 'expire':
        return expireCredits(account, at) ?? nothing;
      case 'refund': {
        const lot = `pay_${deed.n}`;
        const refunded = Math.min(10_00, (refundedOf.get(lot) ?? 0) + deed.cents);
        const taken = takeBackCredits(account, refund(refunded, `ref_${n}`, lot), at);
        if (!taken) return nothing;
        refundedOf.set(lot, refunded);
        const known = account.lots.find(({ cause }) => cause === lot)!;
        const asked = taken.account.takings
          .filter((taking) => taking.lot === lot)
          .reduce((all, taking) => all + taking.taken + taking.forgiven + taking.shortfall, 0n);
        // All refunds of a lot together ask for its credits' share of the money, half up.
        expect(asked).toBe((known.granted * BigInt(refunded) * 2n + 10_00n) / 20_00n);
        expect(creditBalance(taken.account, at) >= 0n).toBe(true);
        return taken;
      }
    }
  };
});
