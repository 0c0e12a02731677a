import { openPaymeWorld, type PaymeWorld } from './payme-world.ts';

type Exam = Readonly<{ passed: boolean; steps: readonly Readonly<{ name: string; passed: boolean }>[] }>;

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

it("passes both scenarios of Payme's own sandbox", async () => {
  const { id } = await payme.waiting();
  const { body } = await payme.cabinet<Exam>('acceptance', { paymentId: id });
  expect(body.steps.filter(({ passed }) => !passed)).toEqual([]);
  expect(body.steps.length).toBeGreaterThan(25);
  expect(await payme.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 5_000_000 });
  expect(await payme.movements(id)).toEqual(['charge 5000000', 'refund 5000000']);
});
