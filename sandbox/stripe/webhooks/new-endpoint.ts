import { freshId } from '../ids.ts';
import { noMetadata } from '../metadata.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { setSecret } from './endpoint-secrets.ts';
import { type WebhookEndpoint } from './webhook-endpoint.ts';

/** What a new endpoint can be given. */
type EndpointStart = Pick<WebhookEndpoint, 'url' | 'enabled_events'> &
  Partial<Pick<WebhookEndpoint, 'description' | 'metadata' | 'api_version'>>;

/** Stores an enabled endpoint with its signing secret and gives it. */
export const addEndpoint = (world: StripeWorld, start: EndpointStart, secret: string): WebhookEndpoint => {
  const endpoint = world.webhookEndpoints.put<WebhookEndpoint>({
    id: freshId('we'),
    object: 'webhook_endpoint',
    api_version: start.api_version ?? null,
    application: null,
    created: world.clock.nowSeconds(),
    description: start.description ?? null,
    enabled_events: start.enabled_events,
    livemode: false,
    metadata: start.metadata ?? noMetadata,
    status: 'enabled',
    url: start.url,
  });
  setSecret(world, endpoint.id, secret);
  return endpoint;
};

/** Makes sure that this address gets all events, signed with this secret, however often it is asked. */
export const ensureEndpoint = (world: StripeWorld, url: string, secret: string): void => {
  const known = [...world.webhookEndpoints.all()].find((endpoint) => endpoint.url === url);
  if (known === undefined) addEndpoint(world, { url, enabled_events: ['*'] }, secret);
  else if (!world.endpointSecrets.get(known.id)?.secrets.some((entry) => entry.secret === secret))
    setSecret(world, known.id, secret);
};
