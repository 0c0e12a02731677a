import { z } from 'zod';

const operationImpossible = -31_008;

/** What an account at Payme needs to be told. Not secret. */
export const PaymeSettings = z.strictObject({
  merchantId: z
    .string()
    .regex(/^[0-9a-f]{24}$/i, 'must be the 24 hexadecimal digits of the cash register')
    .describe("Id of the cash register in Payme's cabinet"),
  accountField: z
    .string()
    .regex(/^[A-Za-z]\w{0,31}$/, 'must be the name of a field of the cash register, such as order_id')
    .default('order_id')
    .describe("The cash register's field that names what is paid"),
  accountKind: z
    .enum(['one-time', 'accumulative'])
    .default('one-time')
    .describe('one-time: a payment of Kassa; accumulative: a customer, who may pay in any number of times'),
  language: z.enum(['ru', 'uz', 'en']).default('en').describe('Language of the payment page'),
  feeBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe('What the contract with Payme takes, in hundredths of a percent'),
  busyCode: z
    .int()
    .refine(
      (code) => code === operationImpossible || (code <= -31_050 && code >= -31_099),
      'must be -31008 or between -31099 and -31050',
    )
    .default(operationImpossible)
    .describe('What CheckPerformTransaction answers for something that is being paid, was paid or is closed'),
});
export type PaymeSettings = z.output<typeof PaymeSettings>;
