import request from 'supertest';
import { Unavailable } from '#application/shared/unavailable';
import { systemEndpoint } from '#interfaces/http/system-endpoint';
import { anEdge } from '../support/edge.ts';

const down = () => {
  throw new Unavailable('mongodb://root:secret@10.0.0.7 is down');
};
const brokenAt = (path: string) =>
  systemEndpoint({ path, summary: 'Broken', replyType: 'text/html', statuses: [200], serve: down });
const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('when a page can’t be made', () => {
  const { app } = anEdge({ endpoints: [brokenAt('/i/:token'), brokenAt('/pay/:paymentId')] });

  it('a person is told in their language what to do, and nothing of what broke', async () => {
    const { status, headers, text } = await request(app)
      .get('/i/some-token')
      .set('Accept', browser)
      .set('Accept-Language', 'ru-RU');
    expect([status, headers['content-type'], headers['retry-after']]).toEqual([
      503,
      'text/html; charset=utf-8',
      '1',
    ]);
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain('Сейчас не получается');
    expect(text).toContain(headers['x-request-id']);
    expect(text).not.toMatch(/secret|mongodb|some-token/);
  });

  it('a program is told what programs are told, and so is everybody at any other address', async () => {
    const program = await request(app).get('/i/some-token').set('Accept', '*/*');
    const elsewhere = await request(app).get('/pay/pay_1').set('Accept', browser);
    for (const { status, headers } of [program, elsewhere])
      expect([status, headers['content-type']]).toEqual([503, 'application/problem+json; charset=utf-8']);
  });
});
