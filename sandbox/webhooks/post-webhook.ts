import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** How an attempt ended: the HTTP status, or a word for why there is none. */
type PostOutcome = { readonly delivered: boolean; readonly detail: string };

/** Sends bodies over connections that stay open. */
type WebhookPoster = {
  /** `headers`: those of the provider, such as its signature. */
  readonly post: (
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<PostOutcome>;
  readonly stop: () => void;
};

/** Takes how many connections may be open and how long one attempt may last, gives a poster. */
export const createWebhookPoster = (socketsMax: number, timeoutMs: number): WebhookPoster => {
  const options = { keepAlive: true, maxSockets: socketsMax };
  const [plain, secure] = [new HttpAgent(options), new HttpsAgent(options)];
  return {
    post: (url, body, own) =>
      new Promise((resolve) => {
        const https = url.startsWith('https:');
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          ...own,
        };
        const outgoing = (https ? httpsRequest : httpRequest)(
          url,
          { method: 'POST', agent: https ? secure : plain, timeout: timeoutMs, headers },
          (response) => {
            const status = response.statusCode ?? 0;
            response.resume();
            response.on('close', () =>
              resolve({ delivered: status >= 200 && status < 300, detail: String(status) }),
            );
          },
        );
        outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
        outgoing.on('error', (error) => resolve({ delivered: false, detail: error.message }));
        outgoing.end(body);
      }),
    stop: () => {
      plain.destroy();
      secure.destroy();
    },
  };
};
