import { type ProviderNotice } from '#application/payments/contract';
import { type Result } from '#domain/shared/result';

export type RawWebhook = Readonly<{ header(name: string): string | undefined; body: Uint8Array; at: Date }>;
export type VerifiedWebhook = Readonly<{ eventId: string; type: string; occurredAt: Date }>;
export type WebhookRefusal = Readonly<{ code: 'bad-signature' | 'malformed'; detail: string }>;

/** A provider's way of telling us things. A codec: it proves who spoke and translates, but never decides. */
export interface WebhookDialect {
  readonly provider: string;
  /** Signature first, on the raw bytes and in constant time. */
  verify(raw: RawWebhook): Result<VerifiedWebhook, WebhookRefusal>;
  translate(body: string): ProviderNotice;
}
