import { type Mongo, connectMongo } from '#infrastructure/mongo/connection';
import { ensureIndexes } from '#infrastructure/mongo/ensure-indexes';
import { mongoInbox } from '#infrastructure/mongo/webhooks/mongo-inbox';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type ReceivedEvent } from '#domain/webhooks/received-event';
import { anEnvironment, configOf } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';

const at = new Date('2030-01-01T12:00:00Z');
const anEvent = (eventId: string): ReceivedEvent => ({
  id: `stripe:${eventId}`,
  version: 0,
  provider: 'stripe',
  tenantId: null,
  gatewayAccountId: 'gwa_test' as GatewayAccountId,
  eventId,
  type: 'charge.succeeded',
  body: `{"id":"${eventId}"}`,
  status: 'received',
  tries: 0,
  dueAt: at,
  lastError: null,
  occurredAt: at,
  receivedAt: at,
  processedAt: null,
  foundBy: 'webhook',
});

describe('the inbox of webhooks', () => {
  const uri = configOf(anEnvironment()).MONGODB_URI;
  let mongo: Mongo;
  beforeAll(async () => {
    mongo = await connectMongo({ uri });
    await ensureIndexes(mongo);
  });
  afterAll(async () => {
    await mongo.close();
    await giveBack(uri);
  });

  it('given many events at once, each told three times, then each is stored once and twice a duplicate', async () => {
    const inbox = mongoInbox({ mongo });
    const ids = Array.from({ length: 300 }, (_, n) => `evt_${n % 100}`);
    const outcomes = await Promise.all(ids.map((id) => inbox.insert(anEvent(id))));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(100);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(200);
    for (const id of ids) expect(await inbox.find(`stripe:${id}`)).toEqual(anEvent(id));
  });

  it('given a database that is gone, then nobody is told that their event is stored', async () => {
    const gone = await connectMongo({ uri: configOf(anEnvironment()).MONGODB_URI });
    const inbox = mongoInbox({ mongo: gone });
    await gone.close();
    const outcomes = await Promise.allSettled(
      ['evt_a', 'evt_b', 'evt_c'].map((id) => inbox.insert(anEvent(id))),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
