import { Unavailable } from '#application/shared/unavailable';
import { openClickWorld, type ClickWorld } from './click-world.ts';

let click: ClickWorld;
const lines: string[] = [];
beforeAll(
  async () => void (click = await openClickWorld({ webhooksTo: null, log: (line) => lines.push(line) })),
);
afterAll(() => click.dispose());

const json = 'application/json; charset=utf-8';

describe('the door for Click', () => {
  it('says that something is broken here when the database is away, and takes the request when it comes again', async () => {
    let isAway = false;
    const away = await openClickWorld({
      webhooksTo: null,
      change: (ports) => ({
        ...ports,
        transactions: {
          ...ports.transactions,
          find: (...asked) =>
            isAway
              ? Promise.reject(new Unavailable('the database does not answer'))
              : ports.transactions.find(...asked),
        },
      }),
    });
    const attempt = await away.prepared();
    isAway = true;
    for (const answer of [await away.prepare(attempt), await away.complete(attempt)])
      expect(answer.text).toBe('{"error":-7,"error_note":"Failed to update user"}');
    isAway = false;
    expect((await away.prepare(attempt)).error).toBe(0);
    expect((await away.complete(attempt)).error).toBe(0);
    await away.dispose();
  });

  it.each(['', '{}', '<xml/>', 'a=1', '%%%', 'x'.repeat(50_000)])(
    "answers %.20j with 200 and an error of Click's",
    async (body) => {
      expect(await click.send(body)).toEqual({
        status: 200,
        type: json,
        text: '{"error":-8,"error_note":"Error in request from click"}',
      });
    },
  );
  it('answers a GET the same way, and only where the provider leads', async () => {
    expect(await click.send('', { method: 'GET' })).toMatchObject({ status: 200, type: json });
    const response = await fetch(`${click.url}/api/v1/webhooks/stripe`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${click.url}/api/v1/webhooks/nobody`)).status).toBe(405);
  });
  it('answers at the address of an account too, and knows no other accounts', async () => {
    const attempt = click.anAttempt((await click.waiting()).id);
    expect((await click.prepare(attempt, {}, { path: '/gwa_configured_click' })).error).toBe(0);
    expect((await click.send('', { path: '/gwa_nobody' })).status).toBe(404);
  });
  it('believes nobody who signs with another key', async () => {
    const attempt = await click.prepared();
    for (const answer of [
      await click.prepare(attempt, {}, { secretKey: 'guessed' }),
      await click.complete(attempt, {}, { secretKey: '' }),
    ])
      expect(answer.text).toBe('{"error":-1,"error_note":"SIGN CHECK FAILED!"}');
    expect((await click.payment(attempt.order)).status).toBe('requires_action');
  });
  it('says in the log what was asked and what came of it, and counts it, without what was sent', async () => {
    const attempt = await click.prepared();
    await click.complete(attempt);
    const said = lines.filter((line) => line.includes('"provider-answered"'));
    expect(said.at(-1)).toMatch(/"asked":"complete","outcome":"done"/);
    expect(lines.join('\n')).not.toMatch(/sign_string|sandbox-click-secret/);
    const metrics = await (await fetch(`${click.url}/metrics`)).text();
    expect(metrics).toMatch(/provider="click",outcome="done"/);
    expect(metrics).toMatch(/provider="click",outcome="denied"/);
  });
});
