import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { openPaymeWorld, type PaymeWorld } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

const methods = [
  'CheckPerformTransaction',
  'CreateTransaction',
  'PerformTransaction',
  'CancelTransaction',
  'CheckTransaction',
  'GetStatement',
  'SetFiscalData',
  'ChangePassword',
] as const;

const languages = { ru: expect.any(String), uz: expect.any(String), en: expect.any(String) };

describe('the door for Payme, which is always answered with 200', () => {
  it.each([
    ['a wrong key', { key: 'not-the-key' }],
    ['no key', { key: null }],
    ['the key of the other mode', { key: sandboxPaymeCredentials.key }],
    ['another login', { key: null, headers: { authorization: `Basic ${btoa('Merchant:x')}` } }],
  ])('stays shut for %s, whatever is asked', async (_what, asking) => {
    for (const method of methods)
      expect(await payme.ask(method, {}, { ...asking, id: 8 })).toEqual({
        jsonrpc: '2.0',
        id: 8,
        error: { code: -32_504, message: languages },
      });
  });

  it('asks who it is before it looks at what is asked', async () => {
    const { body } = await payme.send('not json', { key: 'not-the-key' });
    expect(body).toMatchObject({ id: null, error: { code: -32_504 } });
  });

  it.each([
    ['not JSON', '{"method":', null, -32_700],
    ['nothing', '', null, -32_700],
    ['a list', '[]', null, -32_600],
    ['without a method', '{"id":4,"params":{}}', 4, -32_600],
    ['without parameters', '{"id":4,"method":"CheckTransaction"}', 4, -32_600],
    ['with parameters in a row', '{"id":"4","method":"CheckTransaction","params":[]}', '4', -32_600],
    ['without a transaction', '{"id":4,"method":"CheckTransaction","params":{}}', 4, -32_600],
  ])('says what is wrong with a body that is %s', async (_what, text, id, code) => {
    const { status, body } = await payme.send(text);
    expect({ status, body }).toEqual({
      status: 200,
      body: { jsonrpc: '2.0', id, error: { code, message: languages } },
    });
  });

  it('names a method that it does not know', async () => {
    expect((await payme.ask('DropTables', {})).error).toEqual({
      code: -32_601,
      message: languages,
      data: 'DropTables',
    });
  });

  it('wants a POST', async () => {
    const { status, body } = await payme.send('', {}, 'GET');
    expect({ status, code: body.error?.code }).toEqual({ status: 200, code: -32_300 });
  });

  it('reads a body whatever it is called, and echoes the number of the call only', async () => {
    const payment = await payme.waiting();
    const params = await payme.creation(payment.id);
    const first = await payme.ask('CreateTransaction', params, { headers: { 'content-type': 'text/plain' } });
    const again = await payme.ask('CreateTransaction', params, { id: 2 ** 40 });
    expect(again).toEqual({ ...first, id: 2 ** 40 });
  });

  it('says that it will be open later when our database is away', async () => {
    const other = await openPaymeWorld({ mongoOptions: 'serverSelectionTimeoutMS=200' });
    await other.platform.mongo.close();
    expect(await other.ask('CheckTransaction', { id: 'x' }, { id: 9 })).toMatchObject({
      id: 9,
      error: { code: -32_400 },
    });
    await other.dispose().catch(() => other.platform.close());
  });
});
