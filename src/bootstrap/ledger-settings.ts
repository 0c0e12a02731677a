import { z } from 'zod';
import { isCurrency } from '#domain/shared/currency';
import { settingList } from './setting-list.ts';

const entryForm = /^([A-Z]{3})=([1-9]\d{0,17})$/;

/** `USD=100000000,UZS=500000000000`: a sum in minor units by currency. */
export const largestAdjustments = settingList
  .pipe(
    z.array(
      z.string().transform((text, context) => {
        const [, currency = '', minor = ''] = entryForm.exec(text) ?? [];
        if (isCurrency(currency)) return [currency, BigInt(minor)] as const;
        context.addIssue(
          `"${text}" is no bound: write currency=amount, such as USD=100000000, in minor units`,
        );
        return z.NEVER;
      }),
    ),
  )
  .transform((given): Readonly<Record<string, bigint>> => Object.fromEntries(given));
