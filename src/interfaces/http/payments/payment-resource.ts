import { z } from 'zod';
import { type PaymentView } from '#application/payments/payment-view';
import { minorUnits } from '#domain/shared/money';
import { failureResource } from './failure-resource.ts';

const instant = z.iso.datetime();
const amount = z.int().describe('In minor units');

/** Printed into the document and obeyed by the compiler; nothing reaches a user that is not listed here. */
export const PaymentResource = z
  .object({
    id: z.string(),
    number: z.string().describe('For people to read out'),
    status: z.enum([
      'pending',
      'requires_action',
      'processing',
      'authorized',
      'completed',
      'failed',
      'cancelled',
      'partially_refunded',
      'refunded',
    ]),
    amount,
    currency: z.string(),
    authorizedAmount: amount,
    capturedAmount: amount,
    refundedAmount: amount,
    captureMethod: z.enum(['automatic', 'manual']),
    orderId: z.string().nullable(),
    customerId: z.string().nullable(),
    invoiceId: z.string().nullable(),
    description: z.string().nullable(),
    country: z.string().nullable(),
    gateway: z.string(),
    gatewayAccountId: z.string(),
    providerPaymentId: z.string().nullable(),
    paymentMethod: z.object({
      id: z.string().nullable(),
      type: z.string(),
      brand: z.string().nullable(),
      last4: z.string().nullable(),
      expMonth: z.int().nullable(),
      expYear: z.int().nullable(),
    }),
    fees: z.object({
      platform: amount,
      platformReturned: amount.describe('The part of the platform fee given back with refunds'),
      gateway: amount,
      gatewayIsEstimate: z.boolean(),
      net: amount,
    }),
    failure: failureResource.nullable(),
    nextAction: z
      .union([
        z.object({ type: z.literal('redirect'), url: z.string() }),
        z.object({ type: z.literal('browser-sdk'), data: z.record(z.string(), z.unknown()) }),
        z.object({ type: z.literal('instructions'), text: z.string(), reference: z.string() }),
      ])
      .nullable()
      .describe('What the customer must do, and where'),
    clientSecret: z.string().nullable().describe("For the provider's browser code, to confirm this payment"),
    disputeStatus: z.enum(['needs_response', 'under_review', 'won', 'lost', 'closed']).nullable(),
    risk: z.null().describe('Not assessed'),
    route: z.object({
      rule: z.string().nullable(),
      reason: z.string(),
      passedOver: z.array(z.object({ gateway: z.string(), gatewayAccountId: z.string(), why: z.string() })),
    }),
    approvals: z.array(
      z.object({ by: z.string(), at: instant, note: z.string(), evidence: z.string().nullable() }),
    ),
    received: z
      .object({ at: instant, reference: z.string() })
      .nullable()
      .describe(
        'Of money that a person recorded: when it was there, and what it goes by where it was received',
      ),
    attempts: z.array(
      z.object({
        number: z.int(),
        gateway: z.string(),
        gatewayAccountId: z.string(),
        operation: z.string(),
        outcome: z.string(),
        failureCode: z.string().nullable(),
        providerCode: z.string().nullable(),
        latencyMs: z.int(),
        at: instant,
      }),
    ),
    timeline: z.array(
      z.object({ status: z.string(), at: instant, cause: z.string(), note: z.string().optional() }),
    ),
    metadata: z.record(z.string(), z.string()),
    createdAt: instant,
    updatedAt: instant,
    completedAt: instant.nullable(),
  })
  .meta({ id: 'Payment' });

export const toPaymentResource = (payment: PaymentView): z.input<typeof PaymentResource> => ({
  id: payment.id,
  number: payment.number,
  status: payment.status,
  amount: minorUnits(payment.amount),
  currency: payment.amount.currency,
  authorizedAmount: minorUnits(payment.authorized),
  capturedAmount: minorUnits(payment.captured),
  refundedAmount: minorUnits(payment.refunded),
  captureMethod: payment.captureMethod,
  orderId: payment.orderId,
  customerId: payment.customerId,
  invoiceId: payment.invoiceId,
  description: payment.description,
  country: payment.country,
  gateway: payment.gateway,
  gatewayAccountId: payment.gatewayAccountId,
  providerPaymentId: payment.reference,
  paymentMethod: payment.method,
  fees: {
    platform: minorUnits(payment.fees.platform),
    platformReturned: minorUnits(payment.fees.platformReturned),
    gateway: minorUnits(payment.fees.gateway),
    gatewayIsEstimate: payment.fees.gatewayIsEstimate,
    net: minorUnits(payment.fees.net),
  },
  failure: payment.failure,
  nextAction: payment.nextAction,
  clientSecret: payment.clientSecret,
  disputeStatus: payment.dispute?.status ?? null,
  risk: null,
  route: {
    rule: payment.route.rule,
    reason: payment.route.reason,
    passedOver: [...payment.route.passedOver],
  },
  approvals: payment.approvals.map((approval) => ({ ...approval, at: approval.at.toISOString() })),
  received: payment.received
    ? { at: payment.received.at.toISOString(), reference: payment.received.reference }
    : null,
  attempts: payment.attempts.map((attempt, index) => ({
    number: index + 1,
    ...attempt,
    at: attempt.at.toISOString(),
  })),
  timeline: payment.timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  metadata: payment.metadata,
  createdAt: payment.createdAt.toISOString(),
  updatedAt: payment.updatedAt.toISOString(),
  completedAt: payment.completedAt?.toISOString() ?? null,
});
