import { credentialKeeper, rememberedAccounts } from '#application/gateways/index';
import { type GatewayAccountId } from '#domain/shared/ids';
import { mongoGatewayAccountRepository } from '#infrastructure/mongo/gateways/mongo-gateway-account-repository';
import { aesSecretBox } from '#infrastructure/system/aes-secret-box';
import { accountsAt, adminOf, anAccountOf } from '#test/e2e/gateways/a-gateway-account';
import { openWorld, type World } from '#test/support/world';

describe('credentials that the provider itself replaces', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const keeperOf = ({ platform: { mongo, config, clock, log } }: World) => {
    const accounts = mongoGatewayAccountRepository({ mongo });
    const secrets = aesSecretBox({ ring: config.DATA_KEYS });
    return credentialKeeper({ accounts, remembered: rememberedAccounts(accounts), secrets, clock, log });
  };

  it('are kept in place of all before, also of those that still held', async () => {
    const { id } = await anAccountOf(world, 'kept');
    const rotation = { credentials: { secretKey: 'sk_test_second' } };
    await world.post(`${accountsAt}/${id}/rotate`, rotation, adminOf('kept'));
    const changes = ['sk_test_third', 'sk_test_fourth'].map((secretKey) =>
      keeperOf(world).replace(id, (current) => ({ ...current, secretKey })),
    );
    expect(await Promise.all(changes)).toEqual(['kept', 'kept']);
    const { body } = await world.get(`${accountsAt}/${id}`, adminOf('kept'));
    expect(body.credentials).toMatchObject({ fields: ['secretKey', 'webhookSecrets'], retired: [] });
  });

  it("are not kept for the environment's account, which only a person can change", async () => {
    const configured = 'gwa_configured_stripe' as GatewayAccountId;
    expect(await keeperOf(world).replace(configured, (current) => current)).toBe('not-kept');
  });
});
