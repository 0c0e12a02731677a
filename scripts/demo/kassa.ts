import { jsonCall, type Said } from './json-call.ts';

export type Payment = Readonly<{
  id: string;
  status: string;
  amount: number;
  currency: string;
  gateway: string;
  gatewayAccountId: string;
  capturedAmount: number;
  refundedAmount: number;
  providerPaymentId: string | null;
  nextAction: Readonly<{ type: string }> | null;
  /** Why it went where it went. */
  route: Readonly<{ rule: string | null; reason: string }>;
  failure: Readonly<{ code: string }> | null;
  disputeStatus: string | null;
  updatedAt: string;
}>;
export type Refund = Readonly<{
  id: string;
  paymentId: string;
  status: string;
  amount: number;
  currency: string;
  awaitsPerson: boolean;
}>;
export type Dispute = Readonly<{ id: string; status: string; providerDisputeId: string }>;
/** A refusal, with the payment inside when there is one. */
export type Problem = Readonly<{ code: string; payment?: Payment }>;

export type Kassa = Readonly<{
  get<Body>(path: string): Promise<Said<Body>>;
  /** A POST under a key of its own, or under the one given. */
  post<Body>(path: string, body: object, key?: string): Promise<Said<Body>>;
  put<Body>(path: string, body: object): Promise<Said<Body>>;
  newKey(): string;
}>;

/** Of all clients of this process together. */
let keys = 0;

export const kassa = (apiUrl: string, token: string): Kassa => {
  const run = Date.now().toString(36);
  const newKey = (): string => {
    keys += 1;
    return `demo-${run}-${keys}`;
  };
  const url = (path: string): string => `${apiUrl}/api/v1${path}`;
  const authorization = `Bearer ${token}`;
  return {
    newKey,
    get: (path) => jsonCall({ method: 'GET', url: url(path), headers: { authorization } }),
    post: (path, body, key = newKey()) =>
      jsonCall({
        method: 'POST',
        url: url(path),
        headers: { authorization, 'idempotency-key': key },
        body,
      }),
    put: (path, body) => jsonCall({ method: 'PUT', url: url(path), headers: { authorization }, body }),
  };
};
