import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createBooks, type ShopBooks } from './click-shop-books.ts';

/** The form of one request as it came. */
export type ShopCall = Readonly<Record<string, string>>;

/** What goes wrong with a request: not processed (`-before`), processed but not answered properly, or an error code instead. */
export type Mishap =
  | 'reset-before'
  | 'reset-after'
  | 'http-500-before'
  | 'http-500-after'
  | 'garbage-after'
  | 'silence-after';

/** A shop that keeps to Click's documents, on a real socket, with orders, links and mishaps. */
export type ClickShop = {
  readonly url: string;
  readonly books: ShopBooks;
  /** Every request, in order. */
  readonly calls: ShopCall[];
  /** Requests of one order with this action. */
  readonly asked: (order: string, action: '0' | '1') => readonly ShopCall[];
  /** Decides what goes wrong, or rewrites an answer; nothing by default. */
  mishap: (call: ShopCall, nth: number) => Mishap | ((answer: string) => string) | null;
  /** Where `/pay/<order>` leads, by default to nothing. */
  link: (order: string) => string | null;
  /** Stops to listen, as a crashed shop does, and comes back at the same port. */
  readonly crash: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
};

/** The secret key that the sandbox shares with its shop. */
export const clickSecret = 'sandbox-click-secret';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const rightlySigned = (call: ShopCall): boolean => {
  const prepare = call['action'] === '1' ? (call['merchant_prepare_id'] ?? '') : '';
  const { click_trans_id: trans, service_id: service, merchant_trans_id: order, sign_time: time } = call;
  const text = `${trans}${service}${clickSecret}${order}${prepare}${call['amount']}${call['action']}${time}`;
  return createHash('md5').update(text).digest('hex') === call['sign_string'];
};

/** Opens a shop on a free port. */
export const openClickShop = async (): Promise<ClickShop> => {
  const books = createBooks();
  const calls: ShopCall[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith('/pay/') === true) {
      const location = shop.link(decodeURIComponent(request.url.slice('/pay/'.length)));
      response.writeHead(location === null ? 404 : 302, location === null ? {} : { location }).end();
      return;
    }
    const call = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    calls.push(call);
    const mishap = shop.mishap(call, calls.length);
    if (mishap === 'reset-before') request.socket.resetAndDestroy();
    else if (mishap === 'http-500-before') response.writeHead(500).end('{"error":0,"error_note":"no"}');
    else {
      const right = request.method === 'POST' && request.url === '/api/v1/webhooks/click';
      const text = right ? books.answer(call, rightlySigned(call)) : 'not here';
      if (mishap === 'reset-after') request.socket.resetAndDestroy();
      else if (mishap === 'http-500-after') response.writeHead(500).end(text);
      else if (mishap === 'garbage-after') response.writeHead(200).end('<html>502</html>');
      else if (mishap !== 'silence-after')
        response.writeHead(200).end(typeof mishap === 'function' ? mishap(text) : text);
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  const listen = (port: number): Promise<void> =>
    new Promise((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const shop: ClickShop = {
    url: `http://127.0.0.1:${port}`,
    books,
    calls,
    asked: (order, action) =>
      calls.filter((call) => call['merchant_trans_id'] === order && call['action'] === action),
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
