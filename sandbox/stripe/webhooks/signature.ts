import { createHmac } from 'node:crypto';

/**
 * Takes a body, the secrets in force and the time in seconds and gives the value of `Stripe-Signature`: one v1 per
 * secret, each the HMAC-SHA256 of `<t>.<body>` in lower-case hex (Stripe doc "Verify webhook signatures manually").
 */
export const signatureHeader = (body: string, secrets: readonly string[], seconds: number): string =>
  [
    `t=${seconds}`,
    ...secrets.map(
      (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')}`,
    ),
  ].join(',');
