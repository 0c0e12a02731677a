import { controlClient } from '#test/sandbox/open-sandbox';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

type Stats = Readonly<{ paypal: Readonly<{ waiting: number; running: number }> }>;

/** Has every event that PayPal has sent worked off. It sends them at once; Kassa keeps them until somebody works. */
export const workOffPaypalNews = async (world: World): Promise<void> => {
  const control = controlClient(world.sandbox.controlUrl);
  await eventually('PayPal has sent all', async () => {
    const { waiting, running } = (await control<Stats>('GET', '/webhooks/stats')).body.paypal;
    return waiting + running === 0;
  });
  const kept = world.platform.mongo.db.collection<{ _id: string }>('webhook_events');
  const fresh = await kept.find({ provider: 'paypal', status: 'received' }).sort({ $natural: 1 }).toArray();
  for (const { _id } of fresh) await world.modules.webhooks.processWebhook(_id);
};
