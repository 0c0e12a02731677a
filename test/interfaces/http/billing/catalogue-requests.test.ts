import { type z } from 'zod';
import { OfferCoupon } from '#application/billing/commands/offer-coupon';
import { OpenPlan } from '#application/billing/commands/open-plan';
import { SetBillingSettings } from '#application/billing/commands/set-billing-settings';
import { standardBillingSettings } from '#application/billing/ports/standard-billing-settings';
import { mistakesOf } from '#interfaces/http/invalid-input';

const refused = (schema: z.ZodType, body: object): [string, string][] =>
  mistakesOf(schema.safeParse(body).error).map(({ path, message }) => [path.join('.'), message]);
const paths = (schema: z.ZodType, body: object): string[] => refused(schema, body).map(([path]) => path);

describe('a request to open a plan', () => {
  const month = (amount: number, currency = 'USD') => ({ interval: 'month', amount, currency });
  const gold = { name: 'Gold', prices: [month(2_000)] };
  it('needs no more than a name and a price', () => expect(paths(OpenPlan, gold)).toEqual([]));
  it.each([
    [['prices.1'], { prices: [month(1), month(2)] }],
    [['prices'], { prices: [] }],
    [['prices.0.amount', 'prices.0.currency'], { prices: [month(9.99, 'DOLLAR')] }],
    [['prices.0.interval'], { prices: [{ ...month(1), interval: 'day' }] }],
    [['limits.Posts'], { limits: { Posts: { max: 1 } } }],
    [['limits.__proto__.x'], { limits: { '__proto__.x': { max: 1 } } }],
    [['limits.posts.max'], { limits: { posts: { max: 1.5 } } }],
    [['features.0'], { features: ['$where'] }],
    [['levels.limited.limitPercent'], { levels: { limited: { limitPercent: 101, features: 'all' } } }],
    [['id'], { id: 'plan' }],
    [['trialDays', 'colour'], { trialDays: -1, colour: 'red' }],
  ])('names %j', (expected, wrong) => expect(paths(OpenPlan, { ...gold, ...wrong })).toEqual(expected));
});

describe('a request to offer a coupon', () => {
  const coupon = { code: 'X1', basisPoints: 1_000, duration: 'once' };
  const { basisPoints: _, ...bare } = coupon;
  it.each([
    [['basisPoints'], bare],
    [['basisPoints'], { ...coupon, basisPoints: 10_001 }],
    [['basisPoints'], { ...coupon, basisPoints: 12.5 }],
    [['amountOff'], { ...coupon, amountOff: 100, currency: 'USD' }],
    [['currency'], { ...bare, amountOff: 100 }],
    [['currency'], { ...coupon, currency: 'USD' }],
    [['amountOff'], { ...bare, amountOff: 0, currency: 'USD' }],
    [['months'], { ...coupon, duration: 'months' }],
    [['months'], { ...coupon, months: 3 }],
    [['duration'], { ...coupon, duration: 'always' }],
    [['code'], { ...coupon, code: 'a b' }],
    [['redeemBy'], { ...coupon, redeemBy: 'tomorrow' }],
  ])('names %j', (expected, wrong) => expect(paths(OfferCoupon, wrong)).toEqual(expected));
});

describe('a request to say how one bills', () => {
  const dunning = (policy: object) => ({ dunning: policy });
  it('means the standard when it says nothing', () =>
    expect(SetBillingSettings.parse({})).toEqual(standardBillingSettings));
  it('may have prefixes that differ by more than digits', () =>
    expect(paths(SetBillingSettings, { invoicePrefix: 'A1-', creditNotePrefix: 'A2-' })).toEqual([]));
  it('may do without any tries', () =>
    expect(paths(SetBillingSettings, dunning({ retryDays: [], soonMinutes: [] }))).toEqual([]));
  it.each([
    [['dunning.retryDays.2'], dunning({ retryDays: [1, 3, 3] })],
    [['dunning.retryDays.0'], dunning({ retryDays: [0] })],
    [['dunning.retryDays'], dunning({ retryDays: [1, 2, 3, 4] })],
    [['dunning.soonMinutes.0'], dunning({ soonMinutes: [0.5] })],
    [['dunning.levels.1'], dunning({ levels: ['limited', 'full'] })],
    [['dunning.levels'], dunning({ levels: [] })],
    [['dunning.graceLevel'], dunning({ graceLevel: 'full' })],
    [['dunning.reactions.broke'], dunning({ reactions: { broke: 'retry' } })],
    [['dunning.reactions.card-declined'], dunning({ reactions: { 'card-declined': 'pray' } })],
    [['dunning.reactions.lost-or-stolen'], dunning({ reactions: { 'lost-or-stolen': 'retry' } })],
    [['dunning.paydays.daysOfMonth.0'], dunning({ paydays: { daysOfMonth: [32] } })],
    [['dunning.paydays.weekdays.0'], dunning({ paydays: { weekdays: [7] } })],
    [['dunning.paydays.hourUtc'], dunning({ paydays: { hourUtc: 24 } })],
    [['dunning.graceDays'], dunning({ graceDays: 91 })],
    [['taxBehaviour'], { taxBehaviour: 'none' }],
    [['invoicePrefix'], { invoicePrefix: 'INV/' }],
    [['creditNotePrefix'], { invoicePrefix: 'cn-' }],
    [['creditNotePrefix'], { invoicePrefix: 'A', creditNotePrefix: 'a1' }],
    [['creditNotePrefix'], { invoicePrefix: 'A12', creditNotePrefix: 'A1' }],
    [['seller.address'], { seller: { address: Array.from({ length: 7 }, () => 'a line') } }],
    [['cancellationGraceDays'], { cancellationGraceDays: 91 }],
    [['incompleteHours'], { incompleteHours: 0 }],
  ])('names %j', (expected, wrong) => expect(paths(SetBillingSettings, wrong)).toEqual(expected));
  it('says why, and what to do', () => {
    expect(refused(SetBillingSettings, dunning({ retryDays: [1, 2, 3, 4] }))).toEqual([
      ['dunning.retryDays', 'leads to 15 tries with 2 more soon after each: 12 is the most'],
    ]);
  });
});
