import { type PayLink } from './pay-link.ts';

/** A payer who opened a pay link. */
export type Visit = PayLink & { readonly id: string; readonly atMs: number };
