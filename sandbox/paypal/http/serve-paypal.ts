import { type RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { freshDebugId } from '../ids.ts';
import { type ApiNeeds, serveApi } from './serve-api.ts';
import { refusal } from './refusal.ts';
import { debugIdHeader, sendRefusal } from './send.ts';

const refuseBody: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendRefusal(response, refusal(error.status ?? 400));
};

/** Gives the HTTP listener of the emulator: the API below `/v1`, `/v2` and `/v3`, the buyer's pages beside it. */
export const servePaypal = (needs: ApiNeeds, pages: Router): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.setHeader(debugIdHeader, freshDebugId());
    next();
  });
  app.use(express.raw({ type: () => true, limit: '10mb' }));
  app.use((request, response, next) => {
    if (!/^\/v[123]\//.test(request.url)) next();
    else void serveApi(needs, request, response);
  });
  app.use(pages);
  app.use((_request, response) => sendRefusal(response, refusal(404)));
  app.use(refuseBody);
  return app;
};
