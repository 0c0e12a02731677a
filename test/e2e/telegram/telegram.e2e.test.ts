import { runTelegram } from '#bootstrap/run-telegram';
import { admin, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';
import { describeBillingTalks } from './describe-billing-talks.ts';
import { aPerson, control, linked, openTalkingWorld, startOf, webhookSecret } from './people.ts';

let world: World;
beforeAll(async () => void (world = await openTalkingWorld()));
afterAll(() => world.dispose());

const linkFor = async (sub: string): Promise<string> => {
  const { status, body } = await world.post('/telegram/links', {}, { as: customer(sub) });
  expect(status).toBe(201);
  return body.url as string;
};
/** Whose chat it is, by the subject of their credential. */
const ownerOf = async (chatId: number): Promise<string | undefined> =>
  (await world.modules.telegram.customerOf(String(chatId)))?.ownerId;

describe('linking a chat', () => {
  it('takes a link that the customer opens in Telegram', async () => {
    const { body } = await world.post('/telegram/links', {}, { as: customer('ann') });
    expect(body.url).toMatch(/^https:\/\/t\.me\/kassa_sandbox_bot\?start=[\w-]{22,64}$/);
    const minutes = (Date.parse(body.expiresAt as string) - world.platform.clock.now().getTime()) / 60_000;
    expect(Math.round(minutes)).toBe(15);
    const ann = aPerson(world);
    expect((await ann.write('/start')).text).toContain('not linked');
    expect((await ann.write(startOf(body.url as string))).text).toContain('is linked to your account');
    expect(await ownerOf(ann.chatId)).toBe('ann');
    expect((await ann.write('/start')).text).toContain('/manage_subscription');
  });

  it('works once, for whoever comes first', async () => {
    const link = startOf(await linkFor('bea'));
    const [first, second] = [aPerson(world), aPerson(world)];
    expect((await first.write(link)).text).toContain('is linked');
    expect((await second.write(link)).text).toContain('used before, or is too old');
    expect((await first.write(link)).text).toContain('used before, or is too old');
    expect([await ownerOf(first.chatId), await ownerOf(second.chatId)]).toEqual(['bea', undefined]);
  });

  it('is taken by one of many chats that show it at one moment, however often that one does', async () => {
    const code = startOf(await linkFor('bob')).slice('/start '.length);
    const show = (chat: number) =>
      world.modules.telegram.acceptLink({ code, chatId: `70${chat}`, updateId: 70 + chat });
    const shown = await Promise.all(Array.from({ length: 8 }, (_, chat) => show(chat)));
    const [taker, ...others] = shown.filter((chat) => chat !== undefined);
    expect([taker?.ownerId, others]).toEqual(['bob', []]);
    expect(await show(shown.indexOf(taker))).toEqual(taker);
  });

  it('works for fifteen minutes, and not after another link was made', async () => {
    const cem = aPerson(world);
    const [old, current] = [await linkFor('cem'), await linkFor('cem')];
    expect((await cem.write(startOf(old))).text).toContain('too old');
    await world.pass(15 * 60_000);
    expect((await cem.write(startOf(current))).text).toContain('too old');
    expect((await cem.write('/start nonsense')).text).toContain('too old');
    expect(await ownerOf(cem.chatId)).toBeUndefined();
  });

  it('gives a chat to one customer and a customer one chat', async () => {
    const first = await linked(world, 'dan');
    const second = await linked(world, 'dan');
    expect([await ownerOf(first.chatId), await ownerOf(second.chatId)]).toEqual([undefined, 'dan']);
    await second.write(startOf(await linkFor('eva')));
    expect(await ownerOf(second.chatId)).toBe('eva');
    const { body } = await world.delete('/telegram/links', { as: customer('dan') });
    expect(body).toEqual({ wasLinked: false });
  });

  it('can be undone by the customer, by an admin, and in the chat itself', async () => {
    const fay = await linked(world, 'fay');
    expect((await world.delete('/telegram/links', { as: customer('fay') })).body).toEqual({
      wasLinked: true,
    });
    expect((await fay.write('/billing_status')).text).toContain('not linked');
    const again = await linked(world, 'fay');
    expect((await again.write('/unlink')).text).toContain('no longer linked');
    const last = await linked(world, 'fay');
    const { body } = await world.get('/customers?userId=fay', { as: admin });
    const customerId = (body.data as { id: string }[])[0]!.id;
    await world.delete(`/telegram/links?customerId=${customerId}`, { as: admin });
    expect(await ownerOf(last.chatId)).toBeUndefined();
    const refused = await world.delete('/telegram/links', { as: admin });
    expect([refused.status, refused.body.code]).toEqual([422, 'customer-needed']);
  });

  it('is done by an admin too, for a customer who has no login', async () => {
    const { body } = await world.post('/customers', { name: 'Gus' }, { as: admin });
    const link = await world.post('/telegram/links', { customerId: body.id as string }, { as: admin });
    const gus = aPerson(world);
    await gus.write(startOf(link.body.url as string));
    expect((await gus.write('/billing_status')).text).toContain('You have no subscription');
  });

  it('of somebody else stays theirs', async () => {
    const { body } = await world.post('/customers', {}, { as: customer('hal') });
    const stranger = { as: customer('mallory') };
    const offered = await world.post('/telegram/links', { customerId: body.id as string }, stranger);
    expect([offered.status, offered.body.code]).toEqual([422, 'customer-unknown']);
    const elsewhere = { as: { ...admin, tenant: 'globex' } };
    expect((await world.delete(`/telegram/links?customerId=${body.id}`, elsewhere)).status).toBe(422);
  });

  it('ends when the person blocks the bot', async () => {
    const ida = await linked(world, 'ida');
    await ida.block();
    expect(await ownerOf(ida.chatId)).toBeUndefined();
    expect((await ida.write('/start')).text).toContain('not linked');
  });
});

describe('the webhook', () => {
  const post = (body: string, secret?: string) =>
    fetch(`${world.url}/api/v1/telegram/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
      },
      body,
    });

  it.each([
    ['no secret', undefined, '{"update_id":1}', 401],
    ['a wrong secret', 'another-secret', '{"update_id":1}', 401],
    ['no JSON', webhookSecret, '{"update_id":', 400],
    ['no update', webhookSecret, '{"id":1}', 400],
    ['an update of a kind it does not know', webhookSecret, '{"update_id":1,"poll":{}}', 200],
  ] as const)('given %s', async (_what, secret, body, status) => {
    expect((await post(body, secret)).status).toBe(status);
  });

  it('works an update off once, however often it is sent', async () => {
    const jon = await linked(world, 'jon');
    const { updateId } = await jon.write('/help');
    const before = await jon.messages();
    const again = { provider: 'telegram', eventId: String(updateId) };
    const resent = Array.from({ length: 3 }, () => control(world, 'POST', '/webhooks/resend', again));
    expect(await Promise.all(resent)).toEqual(
      resent.map(() => ({ eventId: String(updateId), delivered: true })),
    );
    expect(await jon.messages()).toEqual(before);
  });

  it('answers after Telegram was out of order for a while', async () => {
    const kim = await linked(world, 'kim', 'ru');
    await world.fault({ provider: 'telegram', operation: 'sendMessage', mode: 'error-500', times: 2 });
    expect((await kim.write('/help')).text).toContain('/billing_status – Подписка, счета и долги');
    expect(await kim.messages()).toHaveLength(2);
  });

  it('gives an update up that never succeeds, so that the next one gets its turn', async () => {
    const lea = await linked(world, 'lea', 'uz-UZ');
    await world.fault({ provider: 'telegram', operation: 'sendMessage', mode: 'rate-limit', times: 5 });
    expect((await lea.write('/help')).text).toContain('Chat hisobingizga ulandi');
    expect((await lea.write('/help')).text).toContain('Tarif tanlash');
  });
});

describe('billing', () => describeBillingTalks(() => world));

describe('polling, for development', () => {
  it('is done by one worker at a time, in the place of the webhook', async () => {
    const config = { ...world.platform.config, TELEGRAM_MODE: 'polling' as const };
    const workers = [1, 2].map(() => runTelegram({ ...world.platform, config }, world.modules));
    await eventually('there is no webhook', async () => {
      const { url } = await world.modules.telegramBot!.api.getWebhookInfo();
      return url === '';
    });
    const noa = aPerson(world);
    expect((await noa.write('/help')).text).toContain('/subscribe – Choose a plan');
    expect(await noa.messages()).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await control(world, 'GET', '/telegram/commands')).toMatchObject({
      '{"type":"default"} ': expect.arrayContaining([{ command: 'subscribe', description: 'Choose a plan' }]),
      '{"type":"default"} uz': expect.anything(),
    });
  });
});
