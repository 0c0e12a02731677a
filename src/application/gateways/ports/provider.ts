import { type z } from 'zod';
import { type PaymentGateway } from '#application/payments/contract';
import { type MethodVault } from '#application/customers/contract';
import { type Statement } from '#application/reconciliation/contract';
import { type EventList, type MerchantDialect, type WebhookDialect } from '#application/webhooks/contract';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type GatewayAccountId } from '#domain/shared/ids';

/** An account as its provider's adapter is given it: everything decrypted, nothing of it to be logged. */
export type AccountAccess<Settings, Credentials> = Readonly<{
  id: GatewayAccountId;
  mode: 'test' | 'live';
  settings: Settings;
  credentials: Credentials;
  /** Credentials that were replaced but still hold: what the provider signs with them is believed, nothing is sent with them. */
  retired: readonly Credentials[];
  /** To be called whenever the provider does not take these credentials (HTTP 401), whatever the call was for. */
  keyRefused(): void;
}>;

/** All that an account can be used for. What is absent, the provider does not do. */
export type OpenAccount = Readonly<{
  gateway: PaymentGateway;
  /** Understands what the provider tells us afterwards. */
  dialect?: WebhookDialect;
  /** Answers a provider that leads the payment itself and asks us step by step. */
  merchant?: MerchantDialect;
  /** Keeps customers' methods at the provider. */
  vault?: MethodVault;
  /** Tells what it booked on the account; absent where a person has to bring the statement. */
  statement?: Statement;
  /** Lists what it told us lately; absent where it keeps no list. */
  events?: EventList;
}>;

/** A payment provider: what it can do, what an account at it needs, and how to talk to one. One folder, one line in bootstrap. */
export interface Provider<Settings = unknown, Credentials = unknown> {
  readonly name: string;
  readonly capabilities: GatewayCapabilities;
  /** Not secret: shown to admins as it is. Refusals name the field. */
  readonly settings: z.ZodType<Settings>;
  /** Secret: sealed at rest, never shown. */
  readonly credentials: z.ZodType<Credentials>;
  /** What shows that an account is of the other mode, as `{path, message}` of a field; absent where nothing can show it. */
  modeIssues?(
    mode: 'test' | 'live',
    credentials: Credentials,
  ): readonly Readonly<{ path: string; message: string }>[];
  open(account: AccountAccess<Settings, Credentials>): OpenAccount;
}
