import { type Endpoint } from '../endpoint.ts';
import { type Operation } from '../operation.ts';
import { jsonReply } from '../reply.ts';
import { systemEndpoint } from '../system-endpoint.ts';
import { openApi } from './openapi.ts';

/** Printed at the first request and kept: nothing in it changes while we run. */
export const openApiEndpoint = (operations: readonly Operation[], version: string): Endpoint => {
  let printed: ReturnType<typeof jsonReply> | undefined;
  return systemEndpoint({
    path: '/openapi.json',
    summary: 'This description, as OpenAPI 3.1',
    replyType: 'application/json',
    statuses: [200],
    serve: () => (printed ??= jsonReply(200, openApi(operations, version))),
  });
};
