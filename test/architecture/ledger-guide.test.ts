import { readFileSync } from 'node:fs';
import { accountKinds, chart } from '#domain/ledger/chart-of-accounts';
import { sumsOf } from '#domain/ledger/entry';
import { entryFor } from '#domain/ledger/entry-for';
import { type MoneyEvent } from '#domain/ledger/money-event';
import { trialBalances } from '#domain/ledger/trial-balance';
import { sumOf } from '#domain/shared/sealed-log';
import { aMoneyEvent } from '#test/domain/ledger/a-money-event';

const guide = readFileSync('docs/ledger.md', 'utf8');
type Row = readonly string[];
/** Tables of the guide whose first column is an account and whose others are its sides. */
const tables: Row[][] = guide.split(/\n\n/).flatMap((block) => {
  const rows = block
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows[0]?.join() === 'account,debit,credit' ? [rows.slice(2)] : [];
});
const inGuide = (table: readonly Row[]) =>
  Object.fromEntries(
    table.map(([account, debit, credit]) => [account!.slice(1, -1), Number(debit) - Number(credit)]),
  );
const bare = (account: string) => account.replace(/:.*/, '');

const story: readonly MoneyEvent[] = [
  aMoneyEvent({ type: 'captured', captured: 100_00n, platformFee: 300n, gatewayFee: 320n }),
  aMoneyEvent({ type: 'gateway-fee-corrected', change: 100n }),
  aMoneyEvent({ type: 'refunded', amount: 25_00n, platformFee: 75n }),
  aMoneyEvent({ type: 'disputed', held: 75_00n, lost: 0n }),
  aMoneyEvent({ type: 'dispute-fee', fee: 15_00n }),
  aMoneyEvent({ type: 'disputed', held: -75_00n, lost: 75_00n }),
];
const entries = story.map((event) => entryFor(event)!);
/** What follows the trial balance: what invoices set aside. */
const invoices: readonly MoneyEvent[] = [
  aMoneyEvent({ type: 'tax-taken', tax: 20_00n }),
  aMoneyEvent({ type: 'tax-taken', tax: -5_00n }),
  aMoneyEvent({ type: 'customer-credit-changed', change: 30_00n }),
];
const examples = [
  ...entries.map((entry, n) => [n, entry] as const),
  ...invoices.map((event, n) => [entries.length + 1 + n, entryFor(event)!] as const),
];

describe('the ledger guide', () => {
  it('has an example of each thing that happens, and where it ends', () =>
    expect(tables).toHaveLength(examples.length + 1));
  it.each(examples)('books table %i as the code does', (n, { postings }) => {
    expect(inGuide(tables[n]!)).toEqual(
      Object.fromEntries(postings.map(({ account, amount }) => [bare(account), Number(amount)])),
    );
  });
  it('ends where the code ends', () => {
    const [balance] = trialBalances(sumOf(entries.map((entry) => ({ sums: sumsOf(entry) }))));
    const standing = balance!.accounts.filter(({ debit, credit }) => debit !== credit);
    expect(inGuide(tables[story.length]!)).toEqual(
      Object.fromEntries(
        standing.map(({ account, debit, credit }) => [bare(account), Number(debit - credit)]),
      ),
    );
    expect(guide).toContain(`left with −$${(-Number(balance!.tenantNet) / 100).toFixed(2)}`);
  });
  it('names every account and the side on which it grows', () => {
    for (const kind of accountKinds)
      expect(guide).toMatch(new RegExp(`^\\| \`${kind}(:<account>)?\` *\\| ${chart[kind].grows} +\\|`, 'm'));
  });
});
