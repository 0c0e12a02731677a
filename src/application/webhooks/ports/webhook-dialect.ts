import { type MethodNotice } from '#application/customers/contract';
import { type ProviderNotice } from '#application/payments/contract';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';

export type RawWebhook = Readonly<{ header(name: string): string | undefined; body: Uint8Array; at: Date }>;
export type VerifiedWebhook = Readonly<{ eventId: string; type: string; occurredAt: Date }>;
/** `unavailable`: it could not be checked now (a certificate could not be fetched, say); the provider sends it again. */
export type WebhookRefusal = Readonly<{
  code: 'bad-signature' | 'malformed' | 'unavailable';
  detail: string;
}>;

/** About money, or about a saved method. */
export type Notice = ProviderNotice | MethodNotice;

/** A provider's way of telling us things. A codec: it proves who spoke and translates, but never decides. */
export interface WebhookDialect {
  readonly provider: string;
  /** Signature first, on the raw bytes and in constant time. */
  verify(
    raw: RawWebhook,
  ): Result<VerifiedWebhook, WebhookRefusal> | Promise<Result<VerifiedWebhook, WebhookRefusal>>;
  /** May ask the provider for what an event leaves out; throws when it does not say, and then the event is tried again. */
  translate(body: string): Notice | Promise<Notice>;
}

/** Whose words these are. `tenantId` is null for an account that the environment names: it serves more than one tenant. */
export type Speaker<D> = Readonly<{ account: GatewayAccountId; tenantId: TenantId | null; dialect: D }>;

/** Who may speak to us, and for which account. Answered by the gateways module. */
export interface Dialects<D> {
  /** Every provider that speaks to us in this way. */
  readonly providers: readonly string[];
  /** The account named in the URL, else the provider's own from the environment. Undefined: nobody may. */
  find(provider: string, account: string | undefined): Promise<Speaker<D> | undefined>;
}
