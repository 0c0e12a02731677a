import { type RequestListener } from 'node:http';
import express from 'express';
import { answerPage, showPage } from '../checkout/pay-page.ts';
import { codes } from '../rpc/codes.ts';
import { type ApiNeeds, serveApi } from './serve-api.ts';
import { sendError } from './send.ts';

/** Gives the HTTP listener of the emulator: the Subscribe API at `/api`, checkout links everywhere else. */
export const servePayme = (needs: ApiNeeds): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.all('/api', express.text({ type: () => true, limit: '1mb' }), (request, response) =>
    serveApi(needs, request, response),
  );
  app.get(/.*/, (request, response) => showPage(needs.world, request, response));
  app.post(/.*/, express.urlencoded({ extended: false }), (request, response) =>
    answerPage(needs.world, request, response),
  );
  app.use((_request, response) => {
    sendError(response, null, { code: codes.transport, message: 'Only GET and POST are taken' });
  });
  return app;
};
