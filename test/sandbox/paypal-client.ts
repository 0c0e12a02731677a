import { Agent, type AgentOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import {
  ApiError,
  Client,
  Environment,
  OrdersController,
  PaymentsController,
  TransactionSearchController,
  VaultController,
} from '@paypal/paypal-server-sdk';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';

/** An agent that lets a client which insists on https and its own hosts talk to a plain server elsewhere. */
class PlainAgent extends Agent {
  readonly #target: URL;
  constructor(target: string, options: AgentOptions = {}) {
    super(options);
    this.#target = new URL(target);
  }
  override createConnection(): Socket {
    return connect(Number(this.#target.port), this.#target.hostname);
  }
}

/** The official client's parts. */
export type PaypalClient = {
  readonly client: Client;
  readonly orders: OrdersController;
  readonly payments: PaymentsController;
  readonly vault: VaultController;
  readonly transactions: TransactionSearchController;
};

/** Takes where a PayPal listens and gives the official client for it. */
export const paypalClient = (
  url: string,
  options: { readonly clientSecret?: string; readonly timeoutMs?: number } = {},
): PaypalClient => {
  const { clientSecret = sandboxPaypalCredentials.clientSecret, timeoutMs = 5000 } = options;
  const client = new Client({
    environment: Environment.Sandbox,
    clientCredentialsAuthCredentials: {
      oAuthClientId: sandboxPaypalCredentials.clientId,
      oAuthClientSecret: clientSecret,
    },
    timeout: timeoutMs,
    httpClientOptions: { httpsAgent: new PlainAgent(url) },
  });
  return {
    client,
    orders: new OrdersController(client),
    payments: new PaymentsController(client),
    vault: new VaultController(client),
    transactions: new TransactionSearchController(client),
  };
};

/** What a refused call says. */
export type PaypalFailure = {
  readonly status: number;
  readonly name: string;
  readonly issue: string | undefined;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly body: Readonly<Record<string, unknown>>;
};

type ErrorBody = {
  readonly name?: string;
  readonly error?: string;
  readonly details?: readonly { readonly issue: string }[];
  readonly links?: PaypalFailure['links'];
};

/** Takes a call of the official client that must be refused and gives what the refusal says. */
export const refusalOf = async (call: Promise<unknown>): Promise<PaypalFailure> => {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) throw new Error('expected a refusal, got a result');
  if (!(outcome.error instanceof ApiError)) throw outcome.error;
  // The client parses only refusals that it expects.
  const parsed = outcome.error.result as ErrorBody | undefined;
  const unread = typeof outcome.error.body === 'string' ? outcome.error.body : '{}';
  const body = parsed ?? (JSON.parse(unread) as ErrorBody);
  return {
    status: outcome.error.statusCode,
    name: body.name ?? body.error ?? '',
    issue: body.details?.[0]?.issue,
    links: body.links ?? [],
    body: body,
  };
};
