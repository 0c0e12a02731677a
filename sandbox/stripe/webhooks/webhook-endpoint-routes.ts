import { inPath } from '../http/in-path.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, ok, type Route } from '../http/route.ts';
import { expand, flag, listOf, text } from '../http/readers.ts';
import { type Reader, readParams } from '../http/shape.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange, noMetadata } from '../metadata.ts';
import { freshSecret } from './endpoint-secrets.ts';
import { addEndpoint } from './new-endpoint.ts';
import { type WebhookEndpoint } from './webhook-endpoint.ts';

const endpointsMax = 16;

const url: Reader<string> = (value, param) => {
  const given = text()(value, param) ?? '';
  if (!/^https?:\/\/./.test(given) || !URL.canParse(given))
    throw badParameter('Invalid URL', param, 'url_invalid');
  return given;
};
const events: Reader<readonly string[]> = (value, param) => {
  const types = listOf(text())(value, param).filter((type) => type !== null);
  if (types.length === 0) throw badParameter('Invalid array', param, 'parameter_invalid_empty');
  return types;
};
const createShape = {
  url,
  enabled_events: events,
  api_version: text(),
  connect: flag,
  description: text(),
  metadata: metadataChange,
  expand,
};
const updateShape = {
  url,
  enabled_events: events,
  description: text(),
  disabled: flag,
  metadata: metadataChange,
  expand,
};

const endpointOf = (call: Call): WebhookEndpoint =>
  inPath(call, call.world.webhookEndpoints.get, 'webhook endpoint', 'webhook_endpoint');

/** Every call on webhook endpoints; the secret is shown by the first one only. */
export const webhookEndpointRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'webhook_endpoints',
    handle: (call) => {
      const params = readParams(createShape, call.params, ['enabled_events', 'url']);
      if (call.world.webhookEndpoints.size() >= endpointsMax)
        throw badParameter(`You have reached the maximum of ${endpointsMax} test webhook endpoints.`, 'url');
      const secret = freshSecret();
      const start = {
        url: params.url,
        enabled_events: params.enabled_events,
        description: params.description ?? null,
        metadata: changeMetadata(noMetadata, params.metadata),
        api_version: params.api_version ?? null,
      };
      return ok({ ...addEndpoint(call.world, start, secret), secret });
    },
  },
  retrieveRoute('webhook_endpoints', 'webhook endpoint', (world, id) => world.webhookEndpoints.get(id)),
  {
    method: 'POST',
    path: 'webhook_endpoints/:id',
    handle: (call) => {
      const before = endpointOf(call);
      const params = readParams(updateShape, call.params);
      const status = params.disabled == null ? before.status : params.disabled ? 'disabled' : 'enabled';
      const after = call.world.webhookEndpoints.put({
        ...before,
        url: params.url ?? before.url,
        enabled_events: params.enabled_events ?? before.enabled_events,
        description: params.description === undefined ? before.description : params.description,
        metadata: changeMetadata(before.metadata, params.metadata),
        status,
      });
      return objectAnswer(call, after, params.expand);
    },
  },
  {
    method: 'DELETE',
    path: 'webhook_endpoints/:id',
    handle: (call) => {
      const { id } = endpointOf(call);
      call.world.webhookEndpoints.remove(id);
      call.world.endpointSecrets.remove(id);
      return ok({ id, object: 'webhook_endpoint', deleted: true });
    },
  },
  {
    method: 'GET',
    path: 'webhook_endpoints',
    handle: (call) =>
      listAnswer(
        call,
        call.world.webhookEndpoints,
        readParams(pageShape, call.params),
        '/v1/webhook_endpoints',
      ),
  },
];
