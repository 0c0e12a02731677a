import { openClickWorld, type ClickWorld, price } from './click-world.ts';

type Suite = Readonly<{
  passed: boolean;
  steps: readonly Readonly<{ name: string; passed: boolean; flaws: readonly string[] }>[];
}>;

let click: ClickWorld;
beforeAll(async () => void (click = await openClickWorld()));
afterAll(() => click.dispose());

it.each(['one payment', 'two payments'])("passes Click's acceptance suite with %s", async (name) => {
  const [paid, other] = [await click.waiting(), await click.waiting()];
  const asked = name === 'one payment' ? { paymentId: paid.id } : { paymentIds: [paid.id, other.id] };
  const { body } = await click.acceptance<Suite>(asked);
  expect(body.steps.filter(({ passed }) => !passed)).toEqual([]);
  expect(body.steps.length).toBeGreaterThan(15);
  expect(await click.payment(paid.id)).toMatchObject({ status: 'completed', capturedAmount: price });
  expect((await click.payment(other.id)).status).toBe('requires_action');
  expect(await click.movements(paid.id)).toEqual([`charge ${price}`]);
});
