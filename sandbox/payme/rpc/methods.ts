import { cardMethods } from '../cards/card-methods.ts';
import { receiptMethods } from '../receipts/receipt-methods.ts';
import { type Method } from './method.ts';

/** Every method of the Subscribe API. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...cardMethods, ...receiptMethods }),
);

/** What faults can be aimed at: the methods by name, and what they come to. */
export const operations: readonly string[] = [
  ...methods.keys(),
  'create',
  'authorize',
  'charge',
  'capture',
  'void',
  'cancel',
  'refund',
  'lookup',
];
