import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { requestCapture, requestConfirm, requestVoid } from '#domain/payments/payment-requests';
import { paymentStatuses, type PaymentStatus } from '#domain/payments/payment-status';
import { type Result } from '#domain/shared/result';
import { aPayment, afterNoon, insufficientFunds, noon, usd } from '#test/support/a-payment';

const request = { key: 'key-2', hash: 'hash-2', at: noon, leaseEndsAt: afterNoon(8_000) };
const confirm = (payment: Payment) => requestConfirm(payment, 'sealed-token', request);
const capture = (payment: Payment) => requestCapture(payment, usd(100_00), request);
const release = (payment: Payment) => requestVoid(payment, request);

type Ask = (payment: Payment) => Result<PaymentDecision, { code: string }>;
const asks: readonly [name: string, ask: Ask, from: PaymentStatus[], to: PaymentStatus][] = [
  ['confirm', confirm, ['pending', 'requires_action'], 'processing'],
  ['capture', capture, ['authorized'], 'capturing'],
  ['void', release, ['pending', 'requires_action', 'authorized'], 'voiding'],
];
const rows = asks.flatMap(([name, ask, from, to]) =>
  paymentStatuses.map((status) => [name, status, from.includes(status), ask, to] as const),
);

describe('a request to a payment', () => {
  it.each(rows.filter(([, , allowed]) => allowed))(
    'to %s it when it is %s promises a call under a key that follows from the version',
    (name, status, _allowed, ask, to) => {
      const decision = ask(aPayment({ status, version: 7 }));
      expect(decision).toMatchObject({
        ok: true,
        value: {
          state: {
            status: to,
            inFlight: { operation: name, key: `pay_000001:${name}:7`, asks: 0, nextAskAt: afterNoon(8_000) },
          },
        },
      });
      expect(decision.ok && decision.value.state.commands.at(-1)).toEqual({
        key: 'key-2',
        hash: 'hash-2',
        kind: name,
        callKey: `pay_000001:${name}:7`,
        refundId: null,
        failure: null,
      });
    },
  );
  it.each(rows.filter(([, , allowed]) => !allowed))(
    'to %s it when it is %s is refused',
    (_name, status, _allowed, ask) => {
      expect(ask(aPayment({ status }))).toMatchObject({
        ok: false,
        error: { code: 'illegal-transition', from: status },
      });
    },
  );
});

describe('capturing', () => {
  const authorized = aPayment({ status: 'authorized', authorized: usd(80_00) });
  it.each([1, 79_99, 80_00])('takes %i of 8000 authorized', (minor) =>
    expect(requestCapture(authorized, usd(minor), request)).toMatchObject({
      ok: true,
      value: { state: { inFlight: { amount: usd(minor) } } },
    }),
  );
  it('refuses more than was authorized, whatever was asked for at first', () => {
    expect(requestCapture(authorized, usd(80_01), request)).toEqual({
      ok: false,
      error: { code: 'capture-exceeds-authorization', authorized: usd(80_00) },
    });
  });
  it('of a payment that is not authorized is refused for that, not for its amount', () => {
    expect(requestCapture(aPayment({ status: 'pending' }), usd(500_00), request)).toMatchObject({
      error: { code: 'illegal-transition' },
    });
  });
});

describe('confirming', () => {
  it('forgets the action and the failure of the try before', () => {
    const decision = confirm(aPayment({ status: 'requires_action', failure: insufficientFunds }));
    expect(decision).toMatchObject({ ok: true, value: { state: { nextAction: null, failure: null } } });
  });
  it('asks for the whole amount with what it was given', () => {
    expect(confirm(aPayment({ status: 'pending', amount: usd(12_34) }))).toMatchObject({
      value: { state: { inFlight: { amount: usd(12_34), source: 'sealed-token' } } },
    });
  });
});
