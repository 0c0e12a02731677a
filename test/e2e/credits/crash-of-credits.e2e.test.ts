import { type Actor } from '#application/shared/actor';
import { paymentsEvents } from '#application/payments/contract';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { type Caller } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { balanceOf, bought, consume, historyOf, somebody, visa } from './buying.ts';
import { creditsDyingAt, survives } from './dying-credits.ts';

type Reacting = Pick<ReturnType<typeof creditsDyingAt>, 'reactions'>;

/** More awaits than any of it has. */
const awaitsMax = 40;

/** Does it with one process after another, each of which dies one await later than the one before, until one survives. */
const walk = async (live: (n: number) => Promise<boolean>): Promise<number> => {
  for (let n = 1; n <= awaitsMax; n += 1) if (await live(n)) return n - 1;
  throw new Error(`nobody survives ${awaitsMax} awaits`);
};

const asked = {
  packId: 'cpk_small' as CreditPackId,
  paymentMethod: { type: 'card', token: 'pm_card_visa' },
} as const;

const actorOf = ({ sub = '' }: Caller): Actor => ({
  tenantId: 'acme' as TenantId,
  subject: sub,
  roles: ['customer'],
  requestId: 'req_1',
  address: '127.0.0.1',
});

describe('credits', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const idempotency = { key: 'once', requestHash: 'the same' };
  const chargesOf = async (orderId: string): Promise<number> => {
    const { body } = await world.get(`/orders/${orderId}/payments`);
    const ledgers = await Promise.all(body.data.map(({ id }: { id: string }) => world.ledger(id)));
    return ledgers.flat().length;
  };
  const fileLeft = async (): Promise<void> => {
    await world.pass(11_000);
    await world.modules.credits.fileLeftEntries();
  };

  const completed = (refundId: string, paymentId: string): IntegrationEvent => ({
    id: `${refundId}.2.0`,
    type: paymentsEvents.refundCompleted,
    tenantId: 'acme',
    aggregate: { kind: 'refunds', id: refundId },
    at: world.platform.clock.now().toISOString(),
    data: { refundId, paymentId },
  });

  it('are not there twice for a hundred who want them at once, at two instances', async () => {
    const ann = somebody();
    await bought(world, ann, { packId: 'cpk_small' });
    const second = await world.anotherApi();
    const asked = { credits: 1 };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        // Each key comes twice: once at either.
        (n % 2 ? world : second).post('/credits/consume', asked, { as: ann, key: `race-${n >> 1}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.filter(({ headers }) => headers['idempotent-replayed']).length).toBe(50);
    expect(await balanceOf(world, ann)).toBe(0);
    const rest = await Promise.all([
      consume(world, ann, 1),
      second.post('/credits/consume', asked, { as: ann }),
    ]);
    expect(rest.map(({ body }) => body.code)).toEqual(['not-enough-credits', 'not-enough-credits']);
    const history = await historyOf(world, ann);
    expect(history.map(([, , balance]) => balance)).toEqual(Array.from({ length: 51 }, (_, n) => n));
  });

  describe('after a process that dies at every await', () => {
    it('of buying has charged once and granted once when the same request comes again', async () => {
      const deaths = await walk(async (n) => {
        const ann = somebody();
        const input = { actor: actorOf(ann), idempotency: { ...idempotency, key: `buy-${n}` }, asked };
        const survived = await survives(creditsDyingAt(world, n).useCases.buyCredits(input));
        if (n % 2) {
          await world.pass(61_000);
          await world.modules.credits.finishPurchases();
        }
        const again = await world.modules.credits.buyCredits(input);
        if (!again.ok) throw new Error(`${n}: ${again.error.code}`);
        const { id, status } = again.value.purchase;
        await fileLeft();
        expect({ n, status, charges: await chargesOf(id), history: await historyOf(world, ann) }).toEqual({
          n,
          status: 'paid',
          charges: 1,
          history: [['granted', 50, 50]],
        });
        return survived;
      });
      expect(deaths).toBeGreaterThan(3);
    });

    it('of buying, and nobody comes again, charges nobody who gets nothing', async () => {
      const buyers: { n: number; ann: Caller }[] = [];
      await walk((n) => {
        const ann = somebody();
        buyers.push({ n, ann });
        const input = { actor: actorOf(ann), idempotency: { ...idempotency, key: `left-${n}` }, asked };
        return survives(creditsDyingAt(world, n).useCases.buyCredits(input));
      });
      await world.pass(61_000);
      await world.settle();
      const purchases = world.platform.mongo.db.collection('credit_purchases');
      expect(await purchases.countDocuments({ status: 'pending' })).toBe(0);
      for (const { n, ann } of buyers) {
        const made = await purchases.findOne({ 'request.key': `left-${n}` });
        const charges = made ? await chargesOf(String(made._id)) : 0;
        expect({ n, is: [made?.status ?? 'none', charges, await balanceOf(world, ann)] }).toEqual({
          n,
          is: charges === 1 ? ['paid', 1, 50] : [made ? 'failed' : 'none', 0, 0],
        });
      }
    });

    it('of consuming has used once when the same request comes again, and leaves no hole in the history', async () => {
      const deaths = await walk(async (n) => {
        const ann = somebody();
        await bought(world, ann, { packId: 'cpk_small' });
        const input = { actor: actorOf(ann), idempotency, asked: { credits: 20 } };
        const survived = await survives(creditsDyingAt(world, n).useCases.consumeCredits(input));
        if (n % 2) await fileLeft();
        const again = await world.modules.credits.consumeCredits(input);
        expect({ n, again }).toMatchObject({ n, again: { ok: true, value: { entry: { number: 2 } } } });
        await fileLeft();
        expect({ n, history: await historyOf(world, ann) }).toEqual({
          n,
          history: [
            ['consumed', 20, 30],
            ['granted', 50, 50],
          ],
        });
        return survived;
      });
      expect(deaths).toBeGreaterThan(3);
    });

    it('of hearing of refunds has taken back once when it hears of them again, twice and the last one first', async () => {
      const deaths = await walk(async (n) => {
        const ann = somebody();
        const { paymentId } = await bought(world, ann, { paymentMethod: visa });
        const refund = async (amount: number): Promise<IntegrationEvent> => {
          const { body } = await world.post(`/payments/${paymentId}/refunds`, { amount });
          return completed(String(body.id), paymentId);
        };
        const events = [await refund(500), await refund(999)];
        const hear = async ({ reactions }: Reacting, heard: readonly IntegrationEvent[]) => {
          for (const event of heard)
            for (const { hears, run } of reactions) if (hears === event.type) await run(event);
        };
        const survived = await survives(hear(creditsDyingAt(world, n), events.slice(1)));
        await hear(creditsDyingAt(world, Infinity), events.toReversed());
        await fileLeft();
        expect({ n, history: await historyOf(world, ann) }).toEqual({
          n,
          history: [
            ['taken-back', 133, 0],
            ['taken-back', 67, 133],
            ['granted', 200, 200],
          ],
        });
        return survived;
      });
      expect(deaths).toBeGreaterThan(3);
    });
  });
});
