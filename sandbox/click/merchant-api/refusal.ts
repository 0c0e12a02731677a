/** A call that the Merchant API refuses. */
export class MerchantRefusal extends Error {
  readonly status: number;
  readonly errorCode: number;
  constructor(status: number, errorCode: number, errorNote: string) {
    super(errorNote);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** Codes below 0 with an HTTP status of their own. Click publishes none (click.md §2.1): callers may rely on HTTP status and sign only. */
const refusals = {
  badRequest: [400, -400],
  unauthorized: [401, -401],
  forbidden: [403, -403],
  noSuchMethod: [404, -404],
  wrongContentType: [406, -406],
  rateLimit: [429, -429],
  broken: [500, -500],
  notFound: [200, -5001],
  notAllowed: [200, -5002],
  wrongCode: [200, -5003],
  insufficientFunds: [200, -5017],
} as const;

/** Takes why a call is refused and a sentence about it. */
export const refuse = (why: keyof typeof refusals, errorNote: string): MerchantRefusal => {
  const [status, errorCode] = refusals[why];
  return new MerchantRefusal(status, errorCode, errorNote);
};
