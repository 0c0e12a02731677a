import { link } from '../http/link.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type SetupToken } from './setup-token.ts';
import { vaultedSource } from './token-body.ts';

/** Takes a setup token and gives it as PayPal shows it: who pays only once they agreed. */
export const setupTokenBody = (world: PaypalWorld, token: SetupToken): object => {
  const { id, status, source, usage_type } = token;
  const waits = status === 'PAYER_ACTION_REQUIRED';
  const hidden = waits && source.kind === 'paypal';
  const next = waits
    ? link('approve', `${world.url()}/agreements/approve?approval_session_id=${id}`)
    : link('confirm', `${world.url()}/v3/vault/payment-tokens`, 'POST');
  return {
    id,
    customer: { id: token.customerId },
    status,
    payment_source: hidden ? { paypal: { ...(usage_type && { usage_type }) } } : vaultedSource(source, token),
    links: [
      link('self', `${world.url()}/v3/vault/setup-tokens/${id}`),
      ...(status === 'VAULTED' ? [] : [next]),
    ],
  };
};
