import { type Expiry, isLawful } from '#domain/audit/expiry';

const dayMs = 86_400_000;
const blockHash = 'a'.repeat(64);
const expiry: Expiry = { throughHeight: 4, blockHash, retentionDays: 400 };
const last = { height: 4, hash: blockHash, latestAt: new Date(0) };
const holder = { height: 9, sealedAt: new Date(400 * dayMs) };

describe('a mark that records have expired', () => {
  it('is believed when all of it is true', () => expect(isLawful(expiry, holder, last)).toBe(true));

  it.each([
    ['that a block below or the same holds', expiry, { ...holder, height: 4 }, last],
    ['about another block', expiry, holder, { ...last, height: 5 }],
    ['about a block that was altered since', expiry, holder, { ...last, hash: 'b'.repeat(64) }],
    ['about what was younger than it says', expiry, holder, { ...last, latestAt: new Date(1) }],
    ['that was sealed too soon', expiry, { ...holder, sealedAt: new Date(400 * dayMs - 1) }, last],
    ['under a policy that nobody may have', { ...expiry, retentionDays: 364 }, holder, last],
  ])('is not, %s', (_what, mark, held, block) => expect(isLawful(mark, held, block)).toBe(false));
});
