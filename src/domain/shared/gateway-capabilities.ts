import { type MethodType } from './method-type.ts';

/** `api`: the provider does it when asked. `by-hand`: a person does it there and records it here. `no`: it can't be done. */
export type Way = 'api' | 'by-hand' | 'no';

/** What a gateway can do, as data: routing reads it, refusals quote it, and it is served at GET /gateways. */
export type GatewayCapabilities = Readonly<{
  methods: readonly MethodType[];
  /** Methods that can be paid with a token of the provider's browser code or a saved method; the others need none. */
  tokens: readonly MethodType[];
  /** ISO 4217 codes, or all that the standard has. */
  currencies: 'all' | readonly string[];
  /** Hold now, capture later. */
  authorize: boolean;
  /** It holds only what is paid with a token; at its page the money is taken at once. */
  holdsNeedToken?: boolean;
  partialCapture: boolean;
  /** Prepare a payment for a browser to confirm. */
  intents: boolean;
  refund: Way;
  partialRefund: Way;
  /** Saved methods can be charged while the customer is away. */
  offSession: boolean;
  savesMethods: boolean;
  portal: boolean;
  disputes: boolean;
  /** `told`: the provider says what it took. `agreed`: only the account's own settings know. */
  fees: 'told' | 'agreed';
  /** The money counts only once an admin has approved it. */
  approval: boolean;
}>;
