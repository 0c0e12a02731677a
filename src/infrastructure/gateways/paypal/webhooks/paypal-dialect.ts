import {
  type RawWebhook,
  type VerifiedWebhook,
  type WebhookDialect,
  type WebhookRefusal,
} from '#application/webhooks/ports/webhook-dialect';
import { err, ok, type Result } from '#domain/shared/result';
import { certificateUrl } from './certificate-url.ts';
import { type CertificateStore } from './certificate-store.ts';
import { EventBody } from './event-body.ts';
import { isSigned, readTransmission } from './transmission.ts';
import { type Lookups, translateEvent } from './translate-event.ts';

/** `webhookIds`: all that are valid now; `certificateOrigins`: where certificates may come from. */
export type DialectMeans = Readonly<{
  webhookIds: readonly string[];
  certificateOrigins: readonly string[];
  certificates: CertificateStore;
  lookups: Lookups;
}>;

/**
 * Understands what PayPal sends. How old a webhook is does not matter: PayPal repeats it for three days with the time of
 * its first try, and what was heard before is known by the event's id.
 */
export const paypalDialect = (means: DialectMeans): WebhookDialect => ({
  provider: 'paypal',
  verify: async (raw) => {
    const proven = await prove(means, raw);
    if (!proven.ok) return proven;
    return eventIn(raw.body);
  },
  translate: (body) => {
    const { event_type: type, resource } = EventBody.parse(JSON.parse(body));
    return translateEvent(type, resource, means.lookups);
  },
});

const bad = (detail: string): Result<never, WebhookRefusal> => err({ code: 'bad-signature', detail });

/** Nothing that the request names is fetched before it has been found to be PayPal's. */
const prove = async (
  { webhookIds, certificateOrigins, certificates }: DialectMeans,
  { header, body, at }: RawWebhook,
): Promise<Result<true, WebhookRefusal>> => {
  const transmission = readTransmission(header);
  if (!transmission.ok) return transmission;
  const url = certificateUrl(transmission.value.certificate, certificateOrigins);
  if (!url) return bad('PAYPAL-CERT-URL is not an address of PayPal.');
  const found = await certificates.keyAt(url);
  if (!found.ok) return found;
  const { from, until } = found.value;
  if (at < from || at > until) return bad('The certificate does not hold now.');
  return isSigned(transmission.value, found.value, webhookIds, body)
    ? ok(true)
    : bad('The signature matches none of our webhooks.');
};

const eventIn = (body: Uint8Array): Result<VerifiedWebhook, WebhookRefusal> => {
  const event = EventBody.safeParse(parsed(body)).data;
  return event
    ? ok({ eventId: event.id, type: event.event_type, occurredAt: event.create_time })
    : err({ code: 'malformed', detail: 'The body is not an event.' });
};

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
