const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** Takes a lower-case currency and gives how many decimals its minor unit has (Stripe doc "Supported currencies"). */
export const decimalsOf = (currency: string): 0 | 2 | 3 => {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
};

const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** Tells whether there is such a currency (lower-case ISO 4217). */
export const isCurrency = (currency: string): boolean => known.has(currency);
