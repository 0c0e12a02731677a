import { type Coupon } from '#domain/billing/coupon';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { usd } from '#test/support/a-payment';
import { anItemAt } from './a-subscription.ts';

/**
 * Worked examples, in cents; docs/billing.md tells them. Each begins on 1 April 2030, with a month that is paid for until
 * 1 May (2,592,000 seconds) or a year until 1 April. `changes`: what is asked for at which instant, and what that costs.
 * `renewsAt`: what a whole period costs in the end.
 */
export type ProrationExample = Readonly<{
  title: string;
  from: SubscriptionItem;
  coupon: Coupon | null;
  changes: readonly Readonly<{
    at: string;
    to: SubscriptionItem;
    charge: number;
    discount: number;
    credit: number;
    net: number;
  }>[];
  endsAt: string;
  renewsAt: number;
}>;

const half: Coupon = {
  code: 'HALF',
  off: { kind: 'percent', basisPoints: 5_000n },
  duration: { kind: 'forever' },
};
const fiveOff: Coupon = {
  code: 'FIVE',
  off: { kind: 'amount', amount: usd(5_00) },
  duration: { kind: 'forever' },
};
const starter = anItemAt(9_99);
const pro = anItemAt(29_99);
const enterprise = anItemAt(99_99);

export const prorationExamples: readonly ProrationExample[] = [
  {
    title: 'an upgrade in the middle of the month: half of each price is left',
    from: starter,
    coupon: null,
    // 29.99 / 2 = 14.995 and 9.99 / 2 = 4.995: both lie between two cents, and go to the even one.
    changes: [{ at: '2030-04-16', to: pro, charge: 15_00, discount: 0, credit: 5_00, net: 10_00 }],
    endsAt: '2030-05-01',
    renewsAt: 29_99,
  },
  {
    title: 'an upgrade to the second: 1,234,567 of 2,592,000 seconds are left',
    from: starter,
    coupon: null,
    changes: [
      { at: '2030-04-16T17:03:53.000', to: pro, charge: 14_28, discount: 0, credit: 4_76, net: 9_52 },
    ],
    endsAt: '2030-05-01',
    renewsAt: 29_99,
  },
  {
    title: 'two upgrades in one day: the second gives back what the first charged for the rest',
    from: starter,
    coupon: null,
    changes: [
      { at: '2030-04-11T09:00:00.000', to: pro, charge: 19_62, discount: 0, credit: 6_54, net: 13_08 },
      {
        at: '2030-04-11T15:00:00.000',
        to: enterprise,
        charge: 64_58,
        discount: 0,
        credit: 19_37,
        net: 45_21,
      },
    ],
    endsAt: '2030-05-01',
    renewsAt: 99_99,
  },
  {
    title: 'with half off: credit and charge are both of what is really paid',
    from: starter,
    coupon: half,
    changes: [{ at: '2030-04-16', to: pro, charge: 15_00, discount: 7_50, credit: 2_50, net: 5_00 }],
    endsAt: '2030-05-01',
    renewsAt: 14_99,
  },
  {
    title: 'with five dollars off each month: the discount is shared out by time as well',
    from: starter,
    coupon: fiveOff,
    changes: [{ at: '2030-04-16', to: pro, charge: 15_00, discount: 2_50, credit: 2_50, net: 10_00 }],
    endsAt: '2030-05-01',
    renewsAt: 24_99,
  },
  {
    title: 'three seats more, ten days before the end',
    from: anItemAt(30_00, 'month', 2),
    coupon: null,
    changes: [
      {
        at: '2030-04-21',
        to: anItemAt(30_00, 'month', 5),
        charge: 50_00,
        discount: 0,
        credit: 20_00,
        net: 30_00,
      },
    ],
    endsAt: '2030-05-01',
    renewsAt: 150_00,
  },
  {
    title: 'a downgrade that is to be made now: what is given back goes to the balance',
    from: pro,
    coupon: null,
    changes: [{ at: '2030-04-16', to: starter, charge: 5_00, discount: 0, credit: 15_00, net: -10_00 }],
    endsAt: '2030-05-01',
    renewsAt: 9_99,
  },
  {
    title: 'from the month to the year: a new period begins, less what is left of the old',
    from: pro,
    coupon: null,
    changes: [
      {
        at: '2030-04-16',
        to: anItemAt(299_99, 'year'),
        charge: 299_99,
        discount: 0,
        credit: 15_00,
        net: 284_99,
      },
    ],
    endsAt: '2031-04-16',
    renewsAt: 299_99,
  },
  {
    title: 'within the year: 182 of 365 days are left on 1 October',
    from: anItemAt(299_99, 'year'),
    coupon: null,
    changes: [
      {
        at: '2030-10-01',
        to: anItemAt(999_99, 'year'),
        charge: 498_63,
        discount: 0,
        credit: 149_58,
        net: 349_05,
      },
    ],
    endsAt: '2031-04-01',
    renewsAt: 999_99,
  },
  {
    title: 'from a year to a dearer month: more comes back than is asked for, and goes to the balance',
    from: anItemAt(299_99, 'year'),
    coupon: null,
    changes: [{ at: '2030-10-01', to: enterprise, charge: 99_99, discount: 0, credit: 149_58, net: -49_59 }],
    endsAt: '2030-11-01',
    renewsAt: 99_99,
  },
  {
    title: 'in the last second there is hardly anything to pay',
    from: starter,
    coupon: null,
    changes: [{ at: '2030-04-30T23:59:59.500', to: enterprise, charge: 0, discount: 0, credit: 0, net: 0 }],
    endsAt: '2030-05-01',
    renewsAt: 99_99,
  },
];
