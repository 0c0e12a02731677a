import { type Answer, type Call, type PlainRoute } from '../http/route.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { freshAccessToken } from './access-token.ts';

const scope = [
  'https://uri.paypal.com/services/disputes/read-seller',
  'https://uri.paypal.com/services/disputes/update-seller',
  'https://uri.paypal.com/services/reporting/search/read',
  'https://uri.paypal.com/services/vault/payment-tokens/readwrite',
  'https://uri.paypal.com/services/applications/webhooks',
  'https://uri.paypal.com/services/payments/payment/authcapture',
  'https://uri.paypal.com/services/payments/refund',
].join(' ');

const refused = (status: 400 | 401, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

const knows = ({ settings }: PaypalWorld, header: string | undefined): boolean => {
  const credentials = /^Basic (\S+)$/i.exec(header ?? '')?.[1] ?? '';
  return (
    Buffer.from(credentials, 'base64').toString('utf8') === `${settings.clientId}:${settings.clientSecret}`
  );
};

const issue = ({ world, header, raw }: Call): Answer => {
  if (!knows(world, header('authorization')))
    return refused(401, 'invalid_client', 'Client Authentication failed');
  const grant = new URLSearchParams(raw.toString()).get('grant_type');
  if (grant === null) return refused(400, 'invalid_request', 'grant_type is missing');
  if (grant !== 'client_credentials')
    return refused(400, 'unsupported_grant_type', `Grant type ${grant} is not supported`);
  const now = new Date(world.clock.nowMs()).toISOString();
  return {
    status: 200,
    body: {
      scope,
      access_token: freshAccessToken(world),
      token_type: 'Bearer',
      app_id: 'APP-SANDBOX0KASSA0001',
      expires_in: Math.floor(world.settings.accessTokenLivesMs / 1000),
      nonce: `${now.slice(0, 19)}Z${world.settings.clientId}`,
    },
  };
};

/** `POST /v1/oauth2/token`: client id and secret for a bearer token (paypal.md §1). */
export const tokenRoute: PlainRoute = {
  method: 'POST',
  path: 'v1/oauth2/token',
  open: true,
  takesAnyBody: true,
  operations: () => ['token'],
  handle: issue,
};
