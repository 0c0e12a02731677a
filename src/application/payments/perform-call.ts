import { type Payment } from '#domain/payments/payment';
import { type Attempt, type AttemptOutcome } from '#domain/payments/payment-facts';
import { type Hearing, type PaymentNews } from '#domain/payments/payment-news';
import { type ProviderCall } from '#domain/payments/provider-call';
import { type Failure } from '#domain/payments/failure';
import { type CallInDoubt, type OpeningCall, type PaymentGateway } from './ports/payment-gateway.ts';
import { type PaymentsPorts } from './payments-ports.ts';

export type CallPorts = Pick<PaymentsPorts, 'gateways' | 'secrets' | 'clock' | 'metrics'>;
export type Heard = Readonly<{ news: PaymentNews; hearing: Hearing }>;

/**
 * Makes the promised call. The promise is durable by now; if we die in here, whoever comes next settles it, or makes the
 * same call `again`.
 */
export const performCall = async (ports: CallPorts, payment: Payment, again = false): Promise<Heard> =>
  timed(ports, payment, callOf(payment), 'gateway-reply', (gateway, call) =>
    ask(ports, gateway, payment, call, again),
  );

/** Asks what became of a promised call. */
export const settleCall = async (ports: CallPorts, payment: Payment): Promise<Heard> =>
  timed(ports, payment, callOf(payment), 'lookup', (gateway, call) =>
    call.operation === 'prepare'
      ? ask(ports, gateway, payment, call, true)
      : gateway.settle(doubtOf(ports, payment, call)),
  );

const timed = async (
  { gateways, clock, metrics }: CallPorts,
  payment: Payment,
  call: ProviderCall,
  cause: 'gateway-reply' | 'lookup',
  make: (gateway: PaymentGateway, call: ProviderCall) => Promise<PaymentNews>,
): Promise<Heard> => {
  const startedAt = clock.now();
  const news = await make(await gateways.of(payment.gatewayAccountId), call);
  const at = clock.now();
  const latencyMs = at.getTime() - startedAt.getTime();
  const outcome = attemptOutcome(news.kind);
  const operation = cause === 'lookup' ? 'lookup' : call.operation;
  metrics.providerCalled({ gateway: payment.gateway, operation, outcome, seconds: latencyMs / 1_000 });
  const isWorthKeeping = cause === 'gateway-reply' || (outcome !== 'unknown' && outcome !== 'pending');
  const attempt: Attempt = {
    operation: call.operation,
    gateway: payment.gateway,
    gatewayAccountId: payment.gatewayAccountId,
    outcome,
    ...codesOf('failure' in news ? news.failure : null),
    latencyMs,
    at,
  };
  return { news, hearing: { at, cause, callKey: call.key, ...(isWorthKeeping ? { attempt } : {}) } };
};

const ask = (
  ports: CallPorts,
  gateway: PaymentGateway,
  payment: Payment,
  call: ProviderCall,
  again: boolean,
): Promise<PaymentNews> => {
  switch (call.operation) {
    case 'prepare':
      return gateway.prepare({ ...openingCall(ports, payment, call), again });
    case 'authorize':
      return gateway.authorize({ ...openingCall(ports, payment, call), again });
    case 'charge':
      return gateway.charge({ ...openingCall(ports, payment, call), again });
    case 'confirm':
      return gateway.confirm({ ...confirmCall(ports, payment, call), again });
    case 'capture':
      return gateway.capture({
        ...base(payment, call),
        reference: referenceOf(payment),
        amount: call.amount,
        again,
      });
    case 'void':
      return gateway.void({ ...base(payment, call), reference: payment.reference, again });
    case 'refund':
      throw new Error('refunds are called by their own aggregate');
  }
};

const doubtOf = (ports: CallPorts, payment: Payment, call: ProviderCall): CallInDoubt => {
  const { asks } = call;
  switch (call.operation) {
    case 'authorize':
    case 'charge':
      return {
        operation: call.operation,
        call: openingCall(ports, payment, call),
        reference: payment.reference,
        asks,
      };
    case 'confirm':
      return {
        operation: 'confirm',
        call: confirmCall(ports, payment, call),
        asks,
      };
    case 'capture':
      return {
        operation: 'capture',
        call: { ...base(payment, call), reference: referenceOf(payment), amount: call.amount },
        asks,
      };
    case 'void':
      return { operation: 'void', call: { ...base(payment, call), reference: payment.reference }, asks };
    case 'prepare':
    case 'refund':
      throw new Error(`a ${call.operation} is not settled by asking about a payment`);
  }
};

const base = ({ id }: Payment, { key }: ProviderCall) => ({ key, paymentId: id });

const openingCall = (ports: CallPorts, payment: Payment, call: ProviderCall): OpeningCall => ({
  ...base(payment, call),
  amount: call.amount,
  captureMethod: payment.captureMethod,
  methodType: payment.method.type,
  source: opened(ports, payment, call),
  customerReference: payment.customerReference,
  offSession: payment.offSession,
  number: payment.number,
  orderId: payment.orderId,
  description: payment.description,
  returnUrl: payment.returnUrl,
  received: payment.received,
  promisedAt: call.promisedAt,
});

const confirmCall = (ports: CallPorts, payment: Payment, call: ProviderCall) => ({
  ...base(payment, call),
  reference: payment.reference,
  amount: call.amount,
  captureMethod: payment.captureMethod,
  source: opened(ports, payment, call),
  customerReference: payment.customerReference,
  returnUrl: payment.returnUrl,
});

const opened = ({ secrets }: CallPorts, payment: Payment, { source }: ProviderCall): string | null =>
  source === null ? null : secrets.open(source, payment.id);

const callOf = (payment: Payment): ProviderCall => {
  if (!payment.inFlight) throw new Error(`${payment.id} has promised no call`);
  return payment.inFlight;
};

const referenceOf = ({ id, reference }: Payment): string => {
  if (reference === null) throw new Error(`${id} is not known to its provider`);
  return reference;
};

const codesOf = (failure: Failure | null) => ({
  failureCode: failure?.code ?? null,
  providerCode: failure?.providerCode ?? null,
});

const attemptOutcome = (kind: PaymentNews['kind']): AttemptOutcome =>
  kind === 'authorized' || kind === 'captured' || kind === 'voided' ? 'approved' : kind;
