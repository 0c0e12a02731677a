import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createBooks, type Reply, type ShopBooks, type ShopParams } from './payme-shop-books.ts';

/** One request as it came. */
export type ShopCall = { readonly method: string; readonly params: ShopParams; readonly id: number };

/** What goes wrong with a request: not processed (`-before`), processed but not answered properly, or another reply. */
export type Mishap =
  | 'reset-before'
  | 'reset-after'
  | 'http-500-after'
  | 'garbage-after'
  | 'silence-after'
  | 'system-error'
  | Reply;

/** A shop that keeps to Payme's documents, on a real socket, with orders, links and mishaps. */
export type PaymeShop = {
  readonly url: string;
  readonly books: ShopBooks;
  /** Every request with the right key, in order. */
  readonly calls: ShopCall[];
  /** The methods that were called about an order or its transactions, in order. */
  readonly asked: (order: string) => readonly string[];
  /** Decides what goes wrong; nothing by default. */
  mishap: (call: ShopCall, nth: number) => Mishap | null;
  /** Where `/pay/<order>` leads, by default to nothing. */
  link: (order: string) => string | null;
  /** Stops to listen, as a crashed shop does, and comes back at the same port. */
  readonly crash: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
};

/** The key that the sandbox shares with its shop. */
export const paymeKey = 'SandboxTestKey_zZ9yY8xX7wW6vV5uU4tT';

const authorization = `Basic ${Buffer.from(`Paycom:${paymeKey}`).toString('base64')}`;
const denied: Reply = { error: { code: -32504, message: { ru: 'нет', uz: 'yo‘q', en: 'no' } } };

const bodyOf = async (request: IncomingMessage): Promise<ShopCall> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

/** Opens a shop on a free port. */
export const openPaymeShop = async (): Promise<PaymeShop> => {
  const books = createBooks();
  const calls: ShopCall[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await bodyOf(request);
    const say = (reply: Reply): void => {
      response.writeHead(200, { 'content-type': 'text/json; charset=UTF-8' });
      response.end(JSON.stringify({ ...reply, id: call.id }));
    };
    if (request.headers.authorization !== authorization) {
      say(denied);
      return;
    }
    calls.push(call);
    const mishap = shop.mishap(call, calls.length);
    if (mishap === 'reset-before') {
      request.socket.resetAndDestroy();
      return;
    }
    if (mishap === 'system-error' || (typeof mishap === 'object' && mishap !== null)) {
      say(mishap === 'system-error' ? { error: { code: -32400, message: { en: 'no' } } } : mishap);
      return;
    }
    const reply = books.answer(call.method, call.params);
    if (mishap === 'reset-after') request.socket.resetAndDestroy();
    else if (mishap === 'http-500-after')
      response.writeHead(500).end(JSON.stringify({ ...reply, id: call.id }));
    else if (mishap === 'garbage-after') response.writeHead(200).end('<html>502</html>');
    else if (mishap === null) say(reply);
  };
  const server = createServer((request, response) => {
    if (request.url === '/api/v1/webhooks/payme') {
      void answer(request, response);
      return;
    }
    const location = shop.link(decodeURIComponent(String(request.url).slice('/pay/'.length)));
    response.writeHead(location === null ? 404 : 302, location === null ? {} : { location }).end();
  });
  const listen = (port: number): Promise<void> =>
    new Promise((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const orderOf = ({ params }: ShopCall): string | undefined => {
    const opening = calls.find(
      ({ params: { id, account } }) => account && id !== undefined && id === params.id,
    );
    return (params.account ?? opening?.params.account)?.['order_id'];
  };
  const shop: PaymeShop = {
    url: `http://127.0.0.1:${port}`,
    books,
    calls,
    asked: (order) => calls.filter((call) => orderOf(call) === order).map(({ method }) => method),
    mishap: () => null,
    link: () => null,
    crash: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    comeBack: () => listen(port),
  };
  return shop;
};
