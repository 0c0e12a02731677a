import { type RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { freshId } from '../ids.ts';
import { type ApiNeeds, serveApi } from './serve-api.ts';
import { send } from './send.ts';

const refuseBody: ErrorRequestHandler = (
  error: { status?: number; message?: string },
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const body = { error: { type: 'invalid_request_error', message: error.message ?? 'Invalid request' } };
  const envelope = { requestId: freshId('req'), version: undefined, idempotencyKey: undefined };
  send(response, error.status ?? 400, body, envelope);
};

/** Gives the HTTP listener of the emulator: the API below `/v1/`, the payer's pages beside it. */
export const serveStripe = (needs: ApiNeeds, pages: Router): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'extended');
  app.use(express.urlencoded({ extended: true, limit: '1mb', parameterLimit: 5000 }));
  app.use((request, response, next) => {
    if (!request.url.startsWith('/v1/')) next();
    else void serveApi(needs, request, response);
  });
  app.use(pages);
  app.use((request, response) => {
    const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
    const envelope = { requestId: freshId('req'), version: undefined, idempotencyKey: undefined };
    send(response, 404, { error: { type: 'invalid_request_error', message } }, envelope);
  });
  app.use(refuseBody);
  return app;
};
