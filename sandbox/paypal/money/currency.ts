type Currency = {
  /** Digits of the minor unit by ISO 4217: what the ledger counts in. */
  readonly digits: 0 | 2;
  /** PayPal takes and gives whole amounts only, although HUF and TWD have a minor unit. */
  readonly whole: boolean;
};

const cents: Currency = { digits: 2, whole: false };
const wholeOfCents: Currency = { digits: 2, whole: true };

const twoDecimals =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD ILS MXN MYR NOK NZD PHP PLN SEK SGD THB USD'.split(' ');

/** The currencies that PayPal holds and pays in, by ISO code (PayPal doc "Currency codes"). */
export const currencies: Readonly<Record<string, Currency>> = {
  ...Object.fromEntries(twoDecimals.map((code) => [code, cents])),
  HUF: wholeOfCents,
  TWD: wholeOfCents,
  JPY: { digits: 0, whole: true },
};

/** Takes a currency's code and gives its smallest amount at PayPal, in minor units: 100 for the whole-only HUF and TWD. */
export const smallestStep = (code: string): number => {
  const currency = currencies[code];
  return currency?.whole === true ? 10 ** currency.digits : 1;
};
