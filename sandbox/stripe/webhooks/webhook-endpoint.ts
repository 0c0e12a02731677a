import { type Metadata } from '../metadata.ts';

/** Where events are sent (Stripe doc "The Webhook Endpoint object"); its secrets are kept apart. */
export type WebhookEndpoint = {
  readonly id: string;
  readonly object: 'webhook_endpoint';
  readonly api_version: string | null;
  readonly application: null;
  readonly created: number;
  readonly description: string | null;
  readonly enabled_events: readonly string[];
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly status: 'enabled' | 'disabled';
  readonly url: string;
};

/** The signing secrets of an endpoint, newest first; one that is being rolled out has an end in milliseconds. */
export type EndpointSecrets = {
  readonly id: string;
  readonly secrets: readonly { readonly secret: string; readonly endsAtMs: number | null }[];
};

/** Tells whether an endpoint wants events of this type. */
export const wants = (endpoint: WebhookEndpoint, type: string): boolean =>
  endpoint.status === 'enabled' &&
  (endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type));
