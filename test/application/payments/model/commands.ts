import fc from 'fast-check';
import { type Answer, claimOf } from '#test/chaos/races/move';
import { deliverNews } from '#test/chaos/races/news';
import { aCharge, card } from '#test/support/client';
import { type World } from '#test/support/world';
import { type Asked, carriedOut, type Effect, expectedStatus, type Model, told } from './model.ts';
import { type MortalRequests } from './mortal-requests.ts';

/** One payment in a world that many are in. */
export type Real = {
  readonly world: World;
  readonly mortal: MortalRequests;
  readonly name: string;
  id: string;
  keys: number;
};
type Command = fc.AsyncCommand<Model, Real>;
/** How the answer gets lost: not at all, at the provider, or with the process, at its n-th await. */
type Loss = Readonly<{ how: 'not' | 'garbage' | 'death'; n: number }>;

const command = (name: string, check: Command['check'], run: Command['run']): Command => ({
  check,
  run,
  toString: () => name,
});

/** Asks, unless it is not known yet what came of what was asked before; then looks whether the answer is right. */
const asking = (
  name: string,
  effect: Effect,
  { how, n }: Loss,
  ask: (real: Real) => Omit<Asked, 'key' | 'effect'>,
) =>
  command(
    `${name}${how === 'not' ? '' : ` (${how} ${n})`}`,
    ({ place, isInDoubt }) => !isInDoubt && (place === 'nowhere') === (effect.kind === 'open'),
    async (model, real) => {
      const { world, mortal } = real;
      real.keys += 1;
      const asked: Asked = { ...ask(real), effect, key: `${real.name}-${real.keys}` };
      if (how === 'garbage') await world.fault({ mode: 'garbage' });
      const answer = await mortal.dyingAt(how === 'death' ? n : Infinity, () => post(world, asked));
      await world.calm();
      model.last = asked;
      model.answer = undefined;
      model.isInDoubt = answer === undefined || claimOf(answer) === 'open';
      if (answer && !model.isInDoubt) accept(model, real, asked, answer);
    },
  );

const post = (world: World, { path, body, key }: Asked): Promise<Answer> =>
  world.post(path, body, { key }).then(({ status, body: answer }) => ({ status, body: answer as unknown }));

const accept = (model: Model, real: Real, { effect }: Asked, answer: Answer): void => {
  expect({ effect, status: answer.status }).toEqual({ effect, status: expectedStatus(model, effect) });
  carriedOut(model, effect, answer.status);
  const isKept = answer.status === 402 || claimOf(answer) === 'done';
  model.answer = isKept ? told(answer) : undefined;
  if (effect.kind === 'open') real.id = told(answer).id ?? '';
};

/** The client asks the same again: there is one answer. */
const repeat = command(
  'repeat',
  ({ last }) => last !== undefined,
  async (model, real) => {
    const asked = model.last!;
    const answer = await post(real.world, asked);
    if (!model.isInDoubt) {
      // What was refused before anything was promised is asked anew.
      if (model.answer) expect(told(answer)).toEqual(model.answer);
      else accept(model, real, asked, answer);
    } else if (claimOf(answer) !== 'open') {
      model.isInDoubt = false;
      accept(model, real, asked, answer);
    }
  },
);

/** Time passes, the worker works, and what was in doubt is not so any more: the repeated request says how it is. */
export const settling = async (model: Model, real: Real): Promise<void> => {
  await real.world.settle();
  if (!model.isInDoubt) return;
  const asked = model.last!;
  const answer = await post(real.world, asked);
  model.isInDoubt = false;
  expect(claimOf(answer)).not.toBe('open');
  const isNeverMade = asked.effect.kind === 'open' && answer.status === 402;
  if (isNeverMade) {
    carriedOut(model, asked.effect, 402);
    real.id = told(answer).id ?? '';
  } else accept(model, real, asked, answer);
};

const loss = (): fc.Arbitrary<Loss> =>
  fc.record({
    how: fc.oneof(
      { arbitrary: fc.constant('not' as const), weight: 5 },
      { arbitrary: fc.constantFrom('garbage' as const, 'death' as const), weight: 2 },
    ),
    n: fc.integer({ min: 1, max: 10 }),
  });
const amount = () => fc.oneof(fc.integer({ min: 1, max: 11_000 }), fc.constantFrom(3_000, 10_000));
const onPayment = (real: Real, verb: string, body: object) => ({
  path: `/payments/${real.id}/${verb}`,
  body,
});

/** How it begins: authorized or charged, now and then with a card that is declined. */
export const opening = (): fc.Arbitrary<Command> =>
  fc
    .record({
      place: fc.constantFrom('held' as const, 'taken' as const),
      isGood: fc.integer({ min: 0, max: 5 }),
      how: loss(),
    })
    .map(({ place, isGood: dice, how }) => {
      const isGood = dice > 0;
      const paymentMethod = card(isGood ? 'visa' : 'chargeDeclined');
      const path = place === 'held' ? '/payments/authorize' : '/payments/charge';
      return asking(`${path} ${isGood}`, { kind: 'open', place, isGood }, how, ({ name }) => ({
        path,
        body: aCharge({ orderId: name, paymentMethod }),
      }));
    });

/** Everything that may happen to it then, in any order. */
export const commands = (): fc.Arbitrary<Command>[] => [
  fc
    .tuple(amount(), loss())
    .map(([minor, how]) =>
      asking(`capture ${minor}`, { kind: 'capture', amount: minor }, how, (real) =>
        onPayment(real, 'capture', { amount: minor }),
      ),
    ),
  loss().map((how) => asking('cancel', { kind: 'cancel' }, how, (real) => onPayment(real, 'cancel', {}))),
  fc
    .tuple(amount(), loss())
    .map(([minor, how]) =>
      asking(`refund ${minor}`, { kind: 'refund', amount: minor }, how, (real) =>
        onPayment(real, 'refunds', { amount: minor }),
      ),
    ),
  fc.constant(repeat),
  fc.integer({ min: 1, max: 40 }).map((seconds) =>
    command(
      `${seconds} s pass`,
      () => true,
      (_model, { world }) => world.pass(seconds * 1_000),
    ),
  ),
  fc.constantFrom(
    command(
      'sweep',
      () => true,
      async (_model, { world }) => {
        await world.sweep();
      },
    ),
    command(
      'webhooks',
      () => true,
      (_model, { world }) => deliverNews(world),
    ),
    command('settle', () => true, settling),
  ),
];
