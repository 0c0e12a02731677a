import { type GatewayAccountId } from '#domain/shared/ids';
import { type World } from '#test/support/world';

export const accountsAt = '/admin/gateway-accounts';
export const adminOf = (tenant: string) => ({ as: { sub: `adm_${tenant}`, tenant, roles: ['admin'] } });

/** Gives a tenant an account of its own at Stripe; say what differs. */
export const anAccountOf = async (
  world: World,
  tenant: string,
  changes: Readonly<Record<string, unknown>> = {},
) => {
  const { status, body } = await world.post(
    accountsAt,
    {
      provider: 'stripe',
      label: `Stripe of ${tenant}`,
      mode: 'test',
      credentials: {
        secretKey: `sk_test_${tenant.replaceAll('-', '_')}`,
        webhookSecrets: [`whsec_${tenant}`],
      },
      ...changes,
    },
    adminOf(tenant),
  );
  if (status !== 201) throw new Error(`no account: ${status} ${JSON.stringify(body)}`);
  return body as { id: GatewayAccountId };
};
