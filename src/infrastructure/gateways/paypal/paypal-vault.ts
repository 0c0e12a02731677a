import { createHash } from 'node:crypto';
import { PaypalPaymentTokenUsageType, VaultTokenRequestType } from '@paypal/paypal-server-sdk';
import {
  type MethodVault,
  type Vaulted,
  type VaultedMethod,
  type VaultRefusal,
} from '#application/customers/ports/method-vault';
import { err, ok } from '#domain/shared/result';
import { type PaypalClient } from './client/paypal-client.ts';
import { readReply, type Reply } from './client/paypal-reply.ts';
import { payerPage } from './paypal-links.ts';
import { PaymentTokenBody, SetupTokenBody } from './paypal-resources.ts';
import { type PaypalSettings } from './paypal-settings.ts';
import { requestId } from './request-id.ts';

/**
 * Saves PayPal accounts: the customer agrees on PayPal's page (a setup token), which then becomes a payment token that can
 * be charged while they are away.
 */
export const paypalVault = (client: PaypalClient, settings: PaypalSettings): MethodVault => {
  const finish = async (setupToken: string): Vaulted<VaultedMethod> => {
    const reply = await client.call(client.limit(), ({ vault, within }) =>
      vault.createPaymentToken(
        {
          // Of the setup token and not of the request: finished again, by whoever, it is the same method.
          paypalRequestId: requestId(`finish:${setupToken}`),
          body: { paymentSource: { token: { id: setupToken, type: VaultTokenRequestType.SetupToken } } },
        },
        within,
      ),
    );
    const made = readReply(PaymentTokenBody, reply);
    return made.kind === 'read' ? ok(methodOf(made.value.id)) : err(refusalOf(made));
  };

  return {
    pages: ['paypal'],
    register: ({ customerId }) => Promise.resolve(ok(customerOf(customerId))),
    begin: async ({ customerReference, type, token, returnUrl, key }) => {
      if (type !== 'paypal')
        return err({ code: 'method-refused', detail: 'PayPal saves PayPal accounts only' });
      if (token !== null) {
        const saved = await finish(token);
        return saved.ok ? ok({ kind: 'saved', method: saved.value }) : saved;
      }
      if (returnUrl === null)
        return err({
          code: 'method-refused',
          detail: 'give returnUrl: PayPal sends the customer back there',
        });
      const reply = await client.call(client.limit(), ({ vault, within }) =>
        vault.createSetupToken(
          {
            paypalRequestId: requestId(key),
            body: {
              customer: { id: customerReference },
              paymentSource: {
                paypal: {
                  usageType: PaypalPaymentTokenUsageType.Merchant,
                  experienceContext: {
                    ...(settings.brandName !== undefined && { brandName: settings.brandName }),
                    returnUrl,
                    cancelUrl: returnUrl,
                  },
                },
              },
            },
          },
          within,
        ),
      );
      const begun = readReply(SetupTokenBody, reply);
      if (begun.kind !== 'read') return err(refusalOf(begun));
      const url = payerPage(begun.value.links);
      return url === null
        ? err({
            code: 'unavailable',
            detail: `PayPal gave no page for a setup token that is ${begun.value.status}`,
          })
        : ok({ kind: 'redirect', reference: begun.value.id, url });
    },
    finish: ({ reference }) => finish(reference),
    remove: async ({ token }) => {
      const reply = await client.call(client.limit(), ({ vault, within }) =>
        vault.deletePaymentToken(token, within),
      );
      const isGone = reply.kind === 'answer' || (reply.kind === 'refused' && goneIssues.has(reply.issue));
      return isGone ? ok(true) : err(refusalOf(reply));
    },
  };
};

/** PayPal takes ids of 22 characters; one of ours that is longer is known there by a hash of it. */
const customerOf = (customerId: string): string =>
  /^[\w-]{1,22}$/.test(customerId)
    ? customerId
    : createHash('sha256').update(customerId).digest('base64url').slice(0, 22);

const methodOf = (token: string): VaultedMethod => ({
  token,
  type: 'paypal',
  brand: null,
  last4: null,
  expMonth: null,
  expYear: null,
  bank: null,
  phone: null,
});

const goneIssues = new Set(['INVALID_RESOURCE_ID', 'RESOURCE_NOT_FOUND', 'TOKEN_ID_NOT_FOUND']);

/** What a refusal means to the one who saves a method (developer.paypal.com/docs/api/payment-tokens/v3). */
const refusals: Readonly<Record<string, VaultRefusal['code']>> = {
  PAYER_ACTION_REQUIRED: 'not-finished',
  SETUP_TOKEN_NOT_APPROVED: 'not-finished',
  TOKEN_ID_NOT_FOUND: 'unknown-token',
  TOKEN_EXPIRED: 'unknown-token',
  INVALID_RESOURCE_ID: 'unknown-token',
  RESOURCE_NOT_FOUND: 'unknown-token',
};

const refusalOf = (reply: Exclude<Reply, { kind: 'answer' }> | Reply): VaultRefusal => {
  if (reply.kind === 'refused')
    return { code: refusals[reply.issue] ?? 'method-refused', detail: `PayPal refused it: ${reply.issue}` };
  return { code: 'unavailable', detail: 'PayPal does not answer right now' };
};
