import { Agent, request } from 'node:http';

/** Posts a form and gives the answer, over connections that are kept. */
export const providerClient = (baseUrl: string) => {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true });
  return (path: string, form: string, idempotencyKey: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        Authorization: 'Bearer sk_test_limit',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(form),
        'Idempotency-Key': idempotencyKey,
      };
      const call = request({ agent, hostname, port, path, method: 'POST', headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      });
      call.on('error', reject);
      call.end(form);
    });
};
