import { cashBook } from '../../../scripts/demo/cash-book.ts';
import { kassa } from '../../../scripts/demo/kassa.ts';
import { agree, moneyOnBothSides } from '../../../scripts/demo/money-on-both-sides.ts';
import { sandbox } from '../../../scripts/demo/sandbox.ts';
import { type Line, type Stage, type Step } from '../../../scripts/demo/step.ts';
import { gatewayStories } from '../../../scripts/demo/story/gateway-stories.ts';
import { ownAccounts } from '../../../scripts/demo/story/own-accounts.ts';
import { tellStory } from '../../../scripts/demo/story/tell-story.ts';
import { bookDifferences } from '#test/support/books';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';
import { aToken } from '#test/interfaces/http/support/edge';

describe('the same story at every gateway', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.startWorker();
  });
  afterAll(() => world.dispose());

  const stageOf = async (tenant: string): Promise<Stage> => ({
    kassa: kassa(world.url, await aToken({ sub: 'adm_1', tenant, roles: ['admin'] })),
    sandbox: sandbox(world.sandbox.controlUrl),
    cashBook: cashBook(),
  });
  /** Plays it and gives all that was not as it should be. */
  const mistakes = async (stage: Stage, step: Step): Promise<object[]> => {
    const lines: Line[] = [];
    for await (const line of step.play(stage)) lines.push(line);
    const payments = new Set(lines.flatMap(({ paymentId }) => paymentId ?? []));
    const sides = await Promise.all([...payments].map((id) => moneyOnBothSides(stage, id)));
    expect(sides.length).toBeGreaterThan(0);
    return [...lines.filter(({ isRight }) => !isRight), ...sides.filter((both) => !agree(both))];
  };

  it.each(gatewayStories.map((story) => [story.gateway, story] as const))(
    '%s: given a charge, when it is paid, a part given back and then the rest, then both books say so',
    async (gateway, story) => {
      const stage = await stageOf('acme');
      expect(await mistakes(stage, tellStory(story))).toEqual([]);
      const { data } = (await world.get(`/payments?gateway=${gateway}`)).body;
      expect(data).toMatchObject([
        { status: 'refunded', capturedAmount: story.amount, refundedAmount: story.amount },
      ]);
      await allDelivered(world);
      if (gateway === 'stripe') expect(await bookDifferences(world)).toEqual([]);
    },
  );

  it('given two accounts of its own and a rule by currency, when a tenant charges, then the rule decides and says so', async () => {
    const stage = await stageOf('with-accounts');
    expect(await mistakes(stage, ownAccounts)).toEqual([]);
  });
});
