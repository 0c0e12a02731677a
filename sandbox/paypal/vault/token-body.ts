import { link, type Link } from '../http/link.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { buyer } from '../people.ts';
import { type Source } from '../sources/source.ts';
import { type PaymentToken } from './payment-token.ts';

const holderName = /^[A-Za-z ]{2,300}$/;

/** Takes a source and gives it as the vault shows it. A holder's name that is no name is left out. */
export const vaultedSource = (
  source: Source,
  { usage_type, customer_type }: Pick<PaymentToken, 'usage_type' | 'customer_type'>,
): object => {
  const terms = { ...(usage_type && { usage_type }), ...(customer_type && { customer_type }) };
  if (source.kind === 'paypal') {
    const { name, email_address, payer_id } = buyer;
    return { paypal: { name, email_address, account_id: payer_id, ...terms } };
  }
  const { name, last_digits, brand, expiry } = source;
  return {
    card: { ...(name !== null && holderName.test(name) && { name }), last_digits, brand, expiry },
  };
};

/** Takes a token's id and gives where to look at and delete it. */
export const tokenLinks = (world: PaypalWorld, id: string): readonly Link[] => {
  const href = `${world.url()}/v3/vault/payment-tokens/${id}`;
  return [link('self', href), link('delete', href, 'DELETE')];
};

/** Takes a token and gives it as PayPal shows it. */
export const tokenBody = (world: PaypalWorld, token: PaymentToken): object => ({
  id: token.id,
  customer: { id: token.customerId },
  payment_source: vaultedSource(token.source, token),
  links: tokenLinks(world, token.id),
});
