import { compose } from '#domain/notifications/compose';
import { declineReasons } from '#domain/notifications/decline-reason';
import { type Facts, type LinkFact } from '#domain/notifications/facts';
import { type TemplateName } from '#domain/notifications/templates';
import { type Locale, locales } from '#domain/shared/locale';
import { everyTemplate } from './every-template.ts';

const linkOf = ({ link, of }: LinkFact): string => `https://pay.example.com/${link}/${of}`;
const names = Object.keys(everyTemplate) as TemplateName[];
const composed = (locale: Locale, template: TemplateName, data: Facts = everyTemplate[template]) =>
  compose({ locale, template, data, name: 'Ann' }, linkOf);
const textOf = (locale: Locale, template: TemplateName, data?: Facts): string => {
  const { subject, greeting, paragraphs, button, footer } = composed(locale, template, data);
  return [subject, greeting, ...paragraphs, button?.label ?? '', footer].join('\n');
};

/** What stands in a text where something was forgotten. */
const leftover = /undefined|null|NaN|\[object|\$\{|Invalid|\bnever\b/;
/** Facts that a message may tell in words of its own, or not in each case. */
const untold = new Set(['isLast', 'reason', 'portal', 'pay', 'invoice', 'nextAt']);

describe.each(locales)('in %s', (locale) => {
  it.each(names)('%s says all it has to, and nothing is left over', (template) => {
    const text = textOf(locale, template);
    expect(text).not.toMatch(leftover);
    expect(composed(locale, template).subject).not.toMatch(/[\r\n]/);
    const facts: Facts = everyTemplate[template];
    const told = Object.entries(facts).filter(
      ([name, fact]) => typeof fact === 'string' && !untold.has(name),
    );
    for (const [, fact] of told) expect(text).toContain(fact);
  });
  it.each(names)('%s leads somewhere if it has a link, and can do without one', (template) => {
    const facts: Facts = everyTemplate[template];
    const hasLink = Object.values(facts).some(
      (fact) => typeof fact === 'object' && fact !== null && 'link' in fact,
    );
    expect(composed(locale, template).button !== null).toBe(hasLink);
    const alone = compose({ locale, template, data: facts, name: null }, () => null);
    expect(alone.button).toBeNull();
    expect(alone.greeting).not.toMatch(leftover);
  });
  it('every reason for a decline is a sentence of its own', () => {
    const reasons = declineReasons.map((reason) =>
      textOf(locale, 'payment-declined', { ...everyTemplate['payment-declined'], reason }),
    );
    expect(new Set(reasons).size).toBe(declineReasons.length);
    expect(reasons.join()).not.toMatch(leftover);
  });
  it.each([
    ['payment-failed', { isLast: true }],
    ['payment-failed', { nextAt: null }],
    ['grace-began', { nextAt: null }],
    ['subscription-paused', { resumesAt: null }],
    ['credits-granted', { pack: null }],
  ] as const)('%s with %j has no gap', (template, changes) =>
    expect(textOf(locale, template, { ...everyTemplate[template], ...changes })).not.toMatch(leftover),
  );
});

describe('amounts and days', () => {
  const paid = (locale: Locale, amount: number, currency: string): string =>
    composed(locale, 'payment-received', { number: 'P-1', amount: { amount, currency } }).subject.replace(
      /[\u00a0\u202f]/g,
      ' ',
    );

  it.each([
    ['en', 123_456, 'USD', 'Payment received: $1,234.56'],
    ['ru', 123_456, 'USD', 'Платёж получен: 1 234,56 $'],
    ['uz', 5_000_000, 'UZS', 'Toʻlov qabul qilindi: 50 000,00 soʻm'],
    ['en', 1_234, 'JPY', 'Payment received: ¥1,234'],
    ['en', 1_234, 'KWD', 'Payment received: KWD 1.234'],
    ['en', Number.MAX_SAFE_INTEGER, 'USD', 'Payment received: $90,071,992,547,409.91'],
    ['en', 5, 'USD', 'Payment received: $0.05'],
  ] as const)('in %s %d of %s', (locale, amount, currency, subject) =>
    expect(paid(locale, amount, currency)).toBe(subject),
  );
  it.each([
    ['en', 'March 5, 2026'],
    ['ru', '5 марта 2026'],
    ['uz', '5-mart, 2026'],
  ] as const)('in %s a day is the one in UTC', (locale, day) => {
    const late = { ...everyTemplate['trial-ending'], endsAt: { instant: '2026-03-05T23:59:59.999Z' } };
    expect(textOf(locale, 'trial-ending', late)).toContain(day);
  });
});
