import { type CreditPack } from '#domain/credits/credit-pack';

/** A pack as anyone outside the module may see it, whether a tenant made it or it is one of the usual ones. */
export type PackView = CreditPack;
