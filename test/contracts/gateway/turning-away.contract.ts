import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type GatewayKit } from './gateway-kit.ts';

/** What was certainly not done is told as that, and why, so that another account may take the payment. */
export const turningAwayContract = (kit: GatewayKit) => {
  const { name, facts, world, gateway, aCall, need, movements } = kit;
  const works = need(facts.sources.works, 'token that works');
  const turnAway = () => {
    const operation = need(facts.faults?.charge, 'fault for charge');
    return world().fault({ provider: name, operation, mode: 'rate-limit', times: 10 });
  };

  it('says of a charge that was turned away that it was not made', async () => {
    const call = aCall(works);
    await turnAway();
    expect(await gateway().charge(call)).toMatchObject({ kind: 'not-executed', why: expect.any(String) });
    expect(await movements(call.paymentId)).toEqual([]);
  });

  it('knows nothing of a charge when only its repetition was turned away', async () => {
    const call = aCall(works);
    await turnAway();
    expect((await gateway().charge({ ...call, again: true })).kind).toBe('unknown');
    expect(await movements(call.paymentId)).toEqual([]);
  });

  it('says that nothing was made with credentials that the provider refuses', async () => {
    const call = aCall(works);
    const stranger = await withWrongCredentials();
    expect(await stranger.charge(call)).toMatchObject({ kind: 'not-executed', why: expect.any(String) });
    expect((await stranger.charge({ ...call, again: true })).kind).toBe('unknown');
    expect(await movements(call.paymentId)).toEqual([]);
  });

  const withWrongCredentials = async (): Promise<PaymentGateway> => {
    const { status, body } = await world().post(
      '/admin/gateway-accounts',
      { provider: name, label: 'wrong', mode: 'test', ...need(facts.wrong, 'credentials that are wrong') },
      { as: { sub: 'adm_wrong', tenant: 'wrong', roles: ['admin'] } },
    );
    expect({ status, body }).toMatchObject({ status: 201 });
    return world().modules.gateways.book.gateways.of(body.id as GatewayAccountId);
  };
};
