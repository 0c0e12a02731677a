import fc from 'fast-check';
import { type Invoice } from '#domain/billing/invoice';
import { birth, born, dearer, deeds, type Life, workedOff } from './a-life.ts';
import { utc } from './a-subscription.ts';

const end = utc('2031-03-01');
/** A clock that stops at these instants and at no others, but where its owner does something. */
const lived = (stops: readonly Date[]): Life => {
  const acts = [
    ...deeds,
    ...stops.map((at) => ({ at, does: (life: Life) => life })),
    { at: end, does: (life: Life) => life },
  ];
  return acts
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .reduce((life, { at, does }) => does(workedOff(life, at), at), born());
};
const dated = ({ key, issuedAt, paidAt, total }: Invoice) => [
  key,
  issuedAt.toISOString(),
  paidAt?.toISOString(),
  Number(total.minor),
];

describe('a year of a subscription', () => {
  const inOneJump = lived([]);
  it('is a trial, renewals on the same day, an upgrade, a failed month, and an end', () => {
    const { subscription, invoices, charges } = inOneJump;
    expect(subscription).toMatchObject({
      status: 'cancelled',
      endedAt: utc('2031-01-31T10:11:12.013'),
      item: dearer,
    });
    expect(invoices.map(dated)).toEqual([
      // $29.99 and 19 % of it is $35.69; $59.99 is $71.39.
      ['sub_1:1', '2030-01-31T10:11:12.013Z', '2030-01-31T10:11:12.013Z', 35_69],
      ['sub_1:2', '2030-02-28T10:11:12.013Z', '2030-02-28T10:11:12.013Z', 35_69],
      ['sub_1:3', '2030-03-31T10:11:12.013Z', '2030-03-31T10:11:12.013Z', 35_69],
      // 870,071 of 2,592,000 seconds are left: $20.14 less $10.07, and 19 % of the difference.
      ['sub_1:extra-1', '2030-04-20T08:30:01.500Z', '2030-04-20T08:30:01.500Z', 11_98],
      ['sub_1:4', '2030-04-30T10:11:12.013Z', '2030-04-30T10:11:12.013Z', 71_39],
      ['sub_1:5', '2030-05-31T10:11:12.013Z', '2030-05-31T10:11:12.013Z', 71_39],
      ['sub_1:6', '2030-06-30T10:11:12.013Z', '2030-06-30T10:11:12.013Z', 71_39],
      // Declined on the 31st and a day later; paid three days after the first time.
      ['sub_1:7', '2030-07-31T10:11:12.013Z', '2030-08-03T10:11:12.013Z', 71_39],
      ['sub_1:8', '2030-08-31T10:11:12.013Z', '2030-08-31T10:11:12.013Z', 71_39],
      ['sub_1:9', '2030-09-30T10:11:12.013Z', '2030-09-30T10:11:12.013Z', 71_39],
      ['sub_1:10', '2030-10-31T10:11:12.013Z', '2030-10-31T10:11:12.013Z', 71_39],
      ['sub_1:11', '2030-11-30T10:11:12.013Z', '2030-11-30T10:11:12.013Z', 71_39],
      ['sub_1:12', '2030-12-31T10:11:12.013Z', '2030-12-31T10:11:12.013Z', 71_39],
    ]);
    expect(charges.filter((charge) => charge.endsWith('declined'))).toHaveLength(2);
  });
  it('is the same, to the cent and the second, in jumps of any size', () => {
    const ms = fc.integer({ min: 0, max: end.getTime() - birth.getTime() });
    fc.assert(
      fc.property(fc.array(ms, { maxLength: 60 }), (jumps) => {
        expect(lived(jumps.map((jump) => new Date(birth.getTime() + jump)))).toEqual(inOneJump);
      }),
      { numRuns: 60 },
    );
  });
  it('leaves no period without an invoice, and none with two', () => {
    const indexes = inOneJump.invoices.flatMap(({ periodIndex }) => periodIndex ?? []);
    expect(indexes).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });
});
