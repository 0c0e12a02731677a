import { err, ok, type Result } from '#domain/shared/result';

export type CheckoutLink = Readonly<{
  /** Of the payment page, without a slash at its end. */
  base: string;
  merchantId: string;
  /** The cash register's field, and what it names. */
  field: string;
  account: string;
  /** In tiyin. */
  amount: bigint;
  language?: 'ru' | 'uz' | 'en' | undefined;
  returnUrl?: string | undefined;
}>;

/**
 * Payme's page for one payment: the parameters as `key=value`, joined by `;`, in base64 ("Otpravka cheka po metodu GET",
 * developer.help.paycom.uz). There is no way to write a `;` inside a value, so one that has it is refused.
 */
export const checkoutLink = (link: CheckoutLink): Result<string, Readonly<{ field: string }>> => {
  const parameters: Readonly<Record<string, string | undefined>> = {
    m: link.merchantId,
    [`ac.${link.field}`]: link.account,
    a: String(link.amount),
    l: link.language,
    c: link.returnUrl,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const broken = given.find(({ value }) => value.includes(';'));
  if (broken) return err({ field: broken.name });
  const text = given.map(({ name, value }) => `${name}=${value}`).join(';');
  return ok(`${link.base}/${Buffer.from(text, 'utf8').toString('base64')}`);
};
