/**
 * The limit: the least code that could do what Kassa does for a charge, a webhook, a read and a renewal. Express, the bare driver, a
 * bare HTTP client; the same number of durable writes with the same write concern; no validation, no domain, no login.
 */
import express from 'express';
import { MongoClient } from 'mongodb';
import { type AddressInfo } from 'node:net';
import { charge } from './charge.ts';
import { type LimitDocument } from './limit-document.ts';
import { read } from './read.ts';
import { renewals, subscribe } from './renewals.ts';
import { webhook } from './webhook.ts';

const client = await MongoClient.connect(process.env['MONGODB_URI'] ?? '', {
  retryWrites: false,
  maxPoolSize: 50,
  writeConcern: { w: 'majority', journal: true },
});
const db = client.db('limit');
const payments = db.collection<LimitDocument>('payments');

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.post('/charge', express.json(), charge(payments, process.env['STRIPE_API_BASE'] ?? ''));
app.post(
  '/webhook',
  express.raw({ type: '*/*' }),
  webhook(db.collection<LimitDocument>('events'), process.env['WEBHOOK_SECRET'] ?? ''),
);
app.get('/payments/:id', read(payments));
app.post('/subscriptions', express.json(), subscribe(db));
app.post('/renewals', renewals(db, process.env['STRIPE_API_BASE'] ?? ''));

const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: true, port: (server.address() as AddressInfo).port });
});
const stop = (): void => process.exit(0);
process.once('SIGTERM', stop);
process.once('disconnect', stop);
