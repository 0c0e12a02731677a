/** Whole minor units of the currency. */
export type MoneyFact = Readonly<{ amount: number; currency: string }>;
/** ISO 8601. */
export type InstantFact = Readonly<{ instant: string }>;
/** Where a button leads, before anybody has signed it: a stored message holds no link that lets somebody in. */
export type LinkFact = Readonly<{ link: 'invoice' | 'portal'; of: string }>;
export type Fact = string | number | boolean | null | MoneyFact | InstantFact | LinkFact;
/** What a message tells, as it is kept. */
export type Facts = Readonly<Record<string, Fact>>;

/** A fact as it is said in some language. A link may lead nowhere, if we do not know our own address. */
type SpokenFact<F> = F extends LinkFact
  ? string | null
  : F extends MoneyFact | InstantFact | number
    ? string
    : F;
export type Spoken<T> = { readonly [Name in keyof T]: SpokenFact<T[Name]> };
