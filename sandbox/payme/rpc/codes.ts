/** The error codes of both APIs that the emulator gives or looks for (payme.md §1.3, §3.5). */
export const codes = {
  transport: -32300,
  parse: -32700,
  invalidRequest: -32600,
  unknownMethod: -32601,
  invalidParams: -32602,
  badToken: -32500,
  denied: -32504,
  system: -32400,
  wrongAmount: -31001,
  processingUnavailable: -31002,
  transactionNotFound: -31003,
  cannotCancel: -31007,
  wrongState: -31008,
  codeExpired: -31101,
  tooManyCodes: -31102,
  wrongCode: -31103,
  wrongCard: -31300,
  cardRefused: -31301,
  cardNotFound: -31400,
  unknownMerchant: -31601,
  receiptNotFound: -31602,
  badField: -31610,
  belowMinimum: -31611,
  shopUnavailable: -31622,
  shopMisbehaves: -31623,
  insufficientFunds: -31630,
} as const;

/** The range that shops use for a wrong account (payme.md §1.3). */
export const isAccountCode = (code: number): boolean => code <= -31050 && code >= -31099;
