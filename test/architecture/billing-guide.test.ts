import { readFileSync } from 'node:fs';
import { standardBillingSettings } from '#application/billing/ports/standard-billing-settings';
import { needsLink, noMethod, standardDunning } from '#domain/billing/dunning-policy';
import { seededPlans } from '#domain/billing/seeded-plans';
import { taxTable } from '#domain/billing/tax-table';
import { type Money } from '#domain/shared/money';

const guide = readFileSync('docs/billing.md', 'utf8');
const rows = [...guide.matchAll(/^\|(.+)\|$/gm)].map(([, cells]) =>
  cells!.split('|').map((cell) => cell.trim()),
);
const code = (text: string): string => `\`${text}\``;
const codesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).sort();
const dollars = ({ minor }: Money): string => (Number(minor) / 100).toString();
const seeds = [...seededPlans.publishing, ...seededPlans.weekly];

describe('the billing guide', () => {
  it.each(seeds)('names the price, limits and trial of $key', ({ key, terms }) => {
    const { prices, limits, trialDays } = terms;
    const [id, cost, channels, posts, trial] = rows.find(([name]) => name === code(`pln_${key}`)) ?? [];
    const told = prices.map(({ amount }) => dollars(amount)).join(' / ');
    const interval = prices.length === 1 ? ' a week' : '';
    const max = (name: string): string => limits[name]?.max?.toLocaleString('en-US') ?? '–';
    expect([id, cost, channels, posts, trial]).toEqual([
      code(`pln_${key}`),
      `${told}${interval}`,
      max('channels'),
      max('posts'),
      trialDays > 0 ? `${trialDays} days` : '–',
    ]);
  });
  it.each(['retry', 'payday', 'soon', 'send-link', 'ask-method'])(
    'names the codes that lead to %s',
    (name) => {
      const [, , codes = ''] = rows.find(([reaction]) => reaction === code(name)) ?? [];
      const own = Object.entries(standardDunning.reactions).filter(([, reaction]) => reaction === name);
      const failures = own.map(([failure]) => failure).filter((one) => one !== noMethod && one !== needsLink);
      expect(codesIn(codes)).toEqual(failures.sort());
    },
  );
  it('names what holds for a tenant that has said nothing', () => {
    const { dunning, taxBehaviour, invoicePrefix, creditNotePrefix, ...days } = standardBillingSettings;
    const standards = Object.fromEntries(rows.map(([field = '', standard]) => [field, standard]));
    expect(standards).toMatchObject({
      [code('dunning.retryDays')]: dunning.retryDays.join(', '),
      [code('dunning.gapHoursMin')]: `${dunning.gapHoursMin}`,
      [code('dunning.soonMinutes')]: dunning.soonMinutes.join(', '),
      [code('dunning.graceDays')]: `${dunning.graceDays}`,
      [code('taxBehaviour')]: code(taxBehaviour),
      [`${code('invoicePrefix')}, ${code('creditNotePrefix')}`]: `${code(invoicePrefix)}, ${code(creditNotePrefix)}`,
      [code('cancellationGraceDays')]: `${days.cancellationGraceDays}`,
      [code('incompleteHours')]: `${days.incompleteHours}`,
    });
  });
  it('names every country of the tax table: the European Union and four more', () => {
    const more = ['CH', 'GB', 'NO', 'UZ'];
    const union = taxTable.map(({ country }) => country).filter((country) => !more.includes(country));
    expect(union).toHaveLength(27);
    expect(taxTable).toHaveLength(31);
  });
});
