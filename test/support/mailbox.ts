import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import supertest from 'supertest';
import { eventually } from './eventually.ts';

/** What all objects of Stripe's that we hear of have in common. */
type StripeObject = Readonly<{
  id: string;
  object: string;
  payment_intent?: string | null;
  metadata?: Readonly<Record<string, string>>;
}>;
/** A webhook as the provider sent it: raw and signed. */
export type Letter = Readonly<{
  id: string;
  type: string;
  signature: string;
  body: string;
  object: StripeObject;
}>;

/** Takes a provider's webhooks in Kassa's stead and keeps them, so that a test decides when and how often they arrive. */
export const openMailbox = async () => {
  const letters: Letter[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { id, type, data } = JSON.parse(body);
      letters.push({
        id,
        type,
        signature: String(request.headers['stripe-signature']),
        body,
        object: data.object,
      });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const about = (paymentId: string): Letter[] => {
    const intent = letters.find(({ object }) => object.metadata?.kassa_payment_id === paymentId)?.object;
    const reference = intent?.object === 'payment_intent' ? intent.id : intent?.payment_intent;
    return letters.filter(
      ({ object }) => reference && [object.id, object.payment_intent].includes(reference),
    );
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** The letters of these types about a payment, in the order of the types, once all of them have come. */
    lettersAbout: (paymentId: string, types: readonly string[]): Promise<Letter[]> =>
      eventually(`${types.join(', ')} about ${paymentId}`, () => {
        const found = about(paymentId);
        const wanted = types.map((type) => found.find((letter) => letter.type === type));
        return wanted.includes(undefined) ? undefined : (wanted as Letter[]);
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** Delivers a letter to an API, as the provider does; to the address of one account, when it is named. */
export const deliver = (
  url: string,
  { body, signature }: Pick<Letter, 'body' | 'signature'>,
  account?: string,
) =>
  supertest(url)
    .post(`/api/v1/webhooks/stripe${account === undefined ? '' : `/${account}`}`)
    .set('Content-Type', 'application/json')
    .set('Stripe-Signature', signature)
    .send(body);
