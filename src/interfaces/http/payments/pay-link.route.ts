import { type PaymentsUseCases } from '#application/payments/index';
import { err, ok } from '#domain/shared/result';
import { type Route } from '../endpoint.ts';
import { type Operation } from '../operation.ts';
import { PaymentPath } from './payment-path.ts';

const operation: Operation = {
  method: 'get',
  path: '/pay/:paymentId',
  tag: 'Payments',
  summary: 'Send a payer to the page where this payment is paid',
  description:
    'The link a shop can send to a payer: it needs no login and leads to the provider. 404 when the payment does not wait there.',
  access: 'public',
  takes: 'nothing',
  idempotent: false,
  rateLimited: true,
  params: PaymentPath,
  replyType: 'text/plain',
  statuses: [302],
  refusals: { 'not-found': 404 },
};

/** Beside the API, because people open it in a browser. */
export const payLinkRoute: Route<PaymentsUseCases> = {
  operation,
  bind: (app) => ({
    operation,
    serve: async ({ params }) => {
      const known = PaymentPath.safeParse(params);
      const page = known.success ? await app.getPaymentPage(known.data.paymentId) : undefined;
      return page?.ok
        ? ok({ status: 302, headers: { Location: new URL(page.value).href } })
        : err({ status: 404, code: 'not-found' });
    },
  }),
};
