import { type Agent } from 'node:https';
import {
  type ApiResponse,
  Client,
  Environment,
  OrdersController,
  PaymentsController,
  VaultController,
} from '@paypal/paypal-server-sdk';
import { accessTokens, type TokenAccess } from './access-tokens.ts';
import { type Reply, replyOf, replyOfFailure, silence } from './paypal-reply.ts';

export type PaypalAccess = TokenAccess & Readonly<{ mode: 'test' | 'live'; agent: Agent }>;

/** The calls that the official client knows. `abortSignal` of `within` ends one that takes too long. */
export type Sdk = Readonly<{
  orders: OrdersController;
  payments: PaymentsController;
  vault: VaultController;
  within: Readonly<{ abortSignal: AbortSignal }>;
}>;
/** A call that it does not know. */
export type Asked = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: FormData;
}>;

/**
 * Requests to one account. None is ever repeated but one that came with a token PayPal no longer takes, which it certainly
 * did not let in. `until` is the time limit of all that one call of ours leads to.
 */
export type PaypalClient = Readonly<{
  /** A new time limit. */
  limit(): AbortSignal;
  call(until: AbortSignal, make: (sdk: Sdk) => Promise<ApiResponse<unknown>>): Promise<Reply>;
  ask(until: AbortSignal, asked: Asked): Promise<Reply>;
}>;

export const paypalClient = (access: PaypalAccess): PaypalClient => {
  const tokens = accessTokens(access);
  let known: Readonly<{ token: string; sdk: ReturnType<typeof controllers> }> | undefined;
  const sdkWith = (token: string) => {
    if (known?.token !== token) known = { token, sdk: controllers(access, token) };
    return known.sdk;
  };

  const letIn = async (until: AbortSignal, send: (token: string) => Promise<Reply>): Promise<Reply> => {
    const first = await inTime(tokens.current(), until);
    if ('reply' in first) return first.reply;
    const reply = await send(first.token);
    if (reply.kind !== 'turned-away' || reply.status !== 401) return reply;
    tokens.drop(first.token);
    const second = await inTime(tokens.current(), until);
    if ('reply' in second) return second.reply;
    const again = await send(second.token);
    if (again.kind === 'turned-away' && again.status === 401) access.keyRefused?.();
    return again;
  };

  return {
    limit: () => AbortSignal.timeout(access.timeoutMs),
    call: (until, make) =>
      letIn(until, (token) =>
        make({ ...sdkWith(token), within: { abortSignal: until } }).then(answered, failed),
      ),
    ask: (until, { method, path, query = {}, body }) =>
      letIn(until, async (token) => {
        const url = new URL(`${access.apiBase}${path}`);
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
        try {
          const response = await fetch(url, {
            method,
            redirect: 'error',
            headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
            signal: until,
            ...(body && { body }),
          });
          return replyOf(response.status, await response.text());
        } catch (failure) {
          return replyOfFailure(failure);
        }
      }),
  };
};

/** A token that comes too late is of no use: the request that needed it was never sent. */
const inTime = <T>(token: Promise<T>, until: AbortSignal): Promise<T | Readonly<{ reply: Reply }>> => {
  const late = { reply: { kind: 'turned-away', why: 'no access token in time', status: null } } as const;
  if (until.aborted) return Promise.resolve(late);
  return Promise.race([
    token,
    new Promise<typeof late>((resolve) => {
      until.addEventListener('abort', () => resolve(late), { once: true });
    }),
  ]);
};

/** The largest answer we have a use for, an order with a hundred refunds, is a tenth of this. */
const answerBytesMax = 4_194_304;

/**
 * The client is given a token and never asks for one: it would keep a failure to get one for ever. The options called
 * unstable only narrow what it may do; without them it works as well.
 */
const controllers = ({ mode, agent, timeoutMs }: PaypalAccess, accessToken: string) => {
  const client = new Client({
    environment: mode === 'live' ? Environment.Production : Environment.Sandbox,
    timeout: timeoutMs,
    clientCredentialsAuthCredentials: {
      oAuthClientId: '',
      oAuthClientSecret: '',
      oAuthToken: { accessToken, tokenType: 'Bearer' },
    },
    httpClientOptions: { httpsAgent: agent },
    unstable_httpClientOptions: { maxRedirects: 0, proxy: false, maxContentLength: answerBytesMax },
  });
  return {
    orders: new OrdersController(client),
    payments: new PaymentsController(client),
    vault: new VaultController(client),
  };
};

/** What PayPal wrote, not what the client made of it: our own schemas read answers and events alike. */
const answered = ({ statusCode, body }: ApiResponse<unknown>): Reply =>
  typeof body === 'string' ? replyOf(statusCode, body) : silence('an answer without a text');

const failed = (failure: unknown): Reply => {
  const isAnswer =
    typeof failure === 'object' && failure !== null && 'statusCode' in failure && 'body' in failure;
  if (!isAnswer) return replyOfFailure(failure);
  const { statusCode, body } = failure;
  return typeof statusCode === 'number' && typeof body === 'string'
    ? replyOf(statusCode, body)
    : silence('an answer without a text');
};
