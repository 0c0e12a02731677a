/** What a checkout link asks for (payme.md §2). */
export type CheckoutOrder = {
  readonly account: Readonly<Record<string, string>>;
  /** Tiyin. */
  readonly amount: number;
  readonly language: string;
  /** Where the payer goes after paying or cancelling; may hold placeholders. */
  readonly returnUrl: string | null;
  /** How long the payer sees the result before that. */
  readonly returnDelayMs: number;
};
