import { money, type Money, zero } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';

/** A tax of one country (ISO 3166-1 alpha-2). `basisPoints`: hundredths of a percent. `since`: the first instant it holds. */
export type TaxRate = Readonly<{ country: string; name: string; basisPoints: bigint; since: Date }>;

/** Whether prices are told without the tax, which is added, or with it, of which it is a part. */
export type TaxBehaviour = 'exclusive' | 'inclusive';

/** What is to be taxed: an amount, which is negative when more is given back than asked for, of a customer in a country. */
export type Taxable = Readonly<{ amount: Money; country: string | null; behaviour: TaxBehaviour; at: Date }>;

/** `rate` null: no tax is known for that country. `amount`: of the tax, with the sign of what is taxed. */
export type Tax = Readonly<{ rate: Omit<TaxRate, 'since'> | null; behaviour: TaxBehaviour; amount: Money }>;

/** Whoever knows what tax is due: the table below, or a service behind a port of this shape. */
export type TaxRule = (taxable: Taxable) => Tax;

/** The rule of a table: of each country the rate that held last at the time. Rounded half up, a sum given back like one asked. */
export const taxByTable =
  (rates: readonly TaxRate[]): TaxRule =>
  ({ amount, country, behaviour, at }) => {
    const found = rateIn(rates, country, at);
    if (!found) return { rate: null, behaviour, amount: zero(amount.currency) };
    const { basisPoints, name } = found;
    const whole = 10_000n + (behaviour === 'inclusive' ? basisPoints : 0n);
    const size = amount.minor < 0n ? -amount.minor : amount.minor;
    const tax = portion(size, basisPoints, whole);
    return {
      rate: { country: found.country, name, basisPoints },
      behaviour,
      amount: money(amount.minor < 0n ? -tax : tax, amount.currency),
    };
  };

const rateIn = (rates: readonly TaxRate[], country: string | null, at: Date): TaxRate | undefined =>
  rates
    .filter((rate) => rate.country === country && rate.since <= at)
    .reduce<TaxRate | undefined>((last, rate) => (last && last.since > rate.since ? last : rate), undefined);
