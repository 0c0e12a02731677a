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
const leftover = /undefined|null|NaN|\[object|\$\{|Invalid|\bnever\b|\.\./;
/** Facts that a message may tell in words of its own, or not in each case. */
const untold = new Set(['reason', 'portal', 'pay', 'invoice', 'nextAt', 'interval']);

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
    ['payment-failed', { nextAt: null }],
    ['grace-began', { nextAt: null, freePlan: null }],
    ['grace-began', { freePlan: null }],
    ['subscription-paused', { resumesAt: null }],
    ['credits-granted', { pack: null }],
    ['credits-granted', { amount: null, number: null }],
    ['refund-completed', { invoice: null }],
  ] as const)('%s with %j has no gap', (template, changes) =>
    expect(textOf(locale, template, { ...everyTemplate[template], ...changes })).not.toMatch(leftover),
  );
});

describe('amounts and days', () => {
  it.each([
    ['en', '$12,345.00', 'March 5, 2026'],
    ['ru', '12\u00A0345,00\u00A0$', '5 марта 2026'],
    ['uz', '12\u00A0345,00\u00A0US$', '5-mart, 2026'],
  ] as const)('are said in %s', (locale, amount, day) => {
    const text = textOf(locale, 'trial-ending');
    for (const said of [amount, day]) expect(text).toContain(said);
  });
});
