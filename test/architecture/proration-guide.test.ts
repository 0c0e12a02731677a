import { readFileSync } from 'node:fs';
import { type SubscriptionItem, periodPrice } from '#domain/billing/period-price';
import { quoteChange } from '#domain/billing/quote-change';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { type Money } from '#domain/shared/money';
import { after, anItemAt, aSubscription, told, utc } from '#test/domain/billing/a-subscription';
import { type ProrationExample, prorationExamples } from '#test/domain/billing/proration-examples';

const guide = readFileSync('docs/billing.md', 'utf8');
const section = guide.split(/^## /m).find((text) => text.startsWith('What a change costs')) ?? '';
const rows = [...section.matchAll(/^\|(.+)\|$/gm)]
  .map(([, cells]) => cells!.split('|').map((cell) => cell.trim()))
  .slice(2);

const dollars = ({ minor }: Money): string => (Number(minor) / 100).toFixed(2);
const instant = (at: Date): string =>
  at
    .toISOString()
    .replace('T', ' ')
    .replace(/(:00)?\.000Z$|Z$/, '');
const day = (at: Date): string => at.toISOString().slice(0, 10);
const inWords = ({ unitPrice, interval, quantity }: SubscriptionItem): string =>
  `${quantity > 1 ? `${quantity} × ` : ''}${dollars(unitPrice)} a ${interval}`;

/** The lines of an example as the guide has them, of what the code makes of it. */
const linesOf = ({ title, from, coupon, changes }: ProrationExample): string[][] => {
  let subscription = aSubscription({ item: from, price: periodPrice(from, coupon) });
  return changes.map(({ at, to }, place) => {
    const before = subscription.item;
    const now = told(utc(at));
    const quote = quoteChange(subscription, to, true, now.at);
    if (!quote.ok) throw new Error(quote.error.code);
    const { charge, discount, credit, net } = quote.value.proration;
    const asked = after(requestChange(subscription, to, { timing: 'now', isProrated: true }, now));
    subscription = asked.pending ? after(applyChange(asked, asked.pending.key, now)) : asked;
    const { period, price } = subscription;
    return [
      place === 0 ? title : '… and again',
      instant(now.at),
      inWords(before),
      inWords(to),
      ...[charge, discount, credit, net].map(dollars),
      day(period.end),
      dollars(price.net),
    ];
  });
};

describe('the worked examples of the billing guide', () => {
  const expected = prorationExamples.flatMap(linesOf);
  it('are those of the tests, all of them', () =>
    expect(rows.map(([title]) => title)).toEqual(expected.map(([title]) => title)));
  it.each(expected.map((line, place) => [line[0]!, place] as const))('%s, to the cent', (_title, place) =>
    expect(rows[place]).toEqual(expected[place]),
  );
  it('are right in saying that a downgrade at its usual time costs nothing', () => {
    const later = { timing: 'period-end', isProrated: true } as const;
    const asked = after(requestChange(aSubscription(), anItemAt(9_99), later, told(utc('2030-04-16'))));
    expect(asked).toMatchObject({ pending: null, scheduled: anItemAt(9_99), item: aSubscription().item });
  });
});
