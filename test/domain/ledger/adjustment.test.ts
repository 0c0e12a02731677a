import {
  approveAdjustment,
  decideAdjustment,
  entryOfAdjustment,
  proposeAdjustment,
} from '#domain/ledger/adjustment';
import { type AdjustmentEvent } from '#domain/ledger/adjustment-events';
import { adjustmentStatuses, adjustmentTransitions } from '#domain/ledger/adjustment-transitions';
import { isBalanced } from '#domain/ledger/entry';
import { aboveLargest } from '#domain/ledger/largest-adjustment';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { afterNoon, noon, usd } from '#test/support/a-payment';

const said = (by: string) => ({ by, at: afterNoon(1_000), note: `${by} says so` });
const proposed = proposeAdjustment(
  'adj_1',
  { tenantId: 'acme' as TenantId, account: 'tenant-payable', side: 'credit', amount: usd(200_000) },
  { by: 'ops_1', at: noon, note: 'goodwill' },
  'hash',
);
const events: readonly AdjustmentEvent[] = [
  { type: 'AdjustmentApproved', word: said('ops_2') },
  { type: 'AdjustmentRejected', word: said('ops_2') },
  { type: 'AdjustmentPosted', at: noon },
];

describe('an adjustment of the books', () => {
  it.each(adjustmentStatuses.flatMap((status) => events.map((event) => [status, event] as const)))(
    'that is %s goes where its table says, and nowhere else',
    (status, event) => {
      const row: Readonly<Partial<Record<string, string>>> = adjustmentTransitions[status];
      const decision = decideAdjustment({ ...proposed, status }, event);
      expect(decision.ok ? decision.value.state.status : undefined).toBe(row[event.type]);
    },
  );
  it('is agreed to by another, never by whoever proposed it', () => {
    expect(approveAdjustment(proposed, said('ops_1'))).toMatchObject({
      ok: false,
      error: { code: 'second-person-needed' },
    });
    expect(approveAdjustment(proposed, said('ops_2'))).toMatchObject({ ok: true });
    expect(approveAdjustment({ ...proposed, status: 'rejected' }, said('ops_1'))).toMatchObject({
      error: { code: 'illegal-transition' },
    });
  });
  it('makes one entry, balanced, that names both, and none before they agree', () => {
    expect(() => entryOfAdjustment(proposed)).toThrow('was not agreed to');
    const approved = approveAdjustment(proposed, said('ops_2'));
    const entry = approved.ok && entryOfAdjustment(approved.value.state);
    expect(entry).toMatchObject({
      id: 'adj_1',
      at: afterNoon(1_000),
      reference: 'ops_1 and ops_2: goodwill',
      postings: [
        { account: 'tenant-payable', amount: -200_000n },
        { account: 'adjustments', amount: 200_000n },
      ],
    });
    expect(entry && isBalanced(entry)).toBe(true);
  });
  it.each([
    ['USD', 100_000_000n, {}],
    ['JPY', 1_000_000n, {}],
    ['USD', 500n, { USD: 500n, JPY: 1n }],
  ])('in %s is at most %s minor units', (currency, largest, given) => {
    const of = (minor: bigint) => aboveLargest(money(minor, currency as Currency), given);
    expect(of(largest)).toBeUndefined();
    expect(of(largest + 1n)).toMatchObject({ largest: { minor: largest, currency } });
  });
});
