import { methodTypes } from '#domain/shared/method-type';
import { type GatewayKit } from './gateway-kit.ts';

/** What a gateway can't do, it says; and nobody is led to believe that it was done. */
export const absentContract = ({ name, facts, world, gateway, open, post }: GatewayKit) => {
  const { capabilities, currency, sources } = facts;
  const price = Number(facts.price);
  const { method, token } = sources.works ?? sources.needsAction;
  const asked = {
    amount: price,
    currency,
    gateway: name,
    paymentMethod: { type: method, ...(token !== null && { token }) },
  };
  const answer = async (path: string, changes: object = {}) => {
    const { status, body } = await post(path, { ...asked, ...changes });
    return [status, body.code ?? body.status];
  };

  it('is the same to whoever asks what it can do', async () => {
    expect(gateway().capabilities).toBe(capabilities);
    const { body } = await world().get('/gateways');
    const shown = body.data.find((one: { name: string }) => one.name === name);
    expect(shown.capabilities).toEqual(capabilities);
  });

  it('holds money, or refuses to before anything is stored', async () => {
    expect(await answer('/payments/authorize')).toEqual(
      capabilities.authorize ? [201, 'authorized'] : [422, 'authorize-not-supported'],
    );
  });

  it('prepares payments for a browser, or refuses to before anything is stored', async () => {
    expect(await answer('/payments/intents', { paymentMethod: { type: method } })).toEqual(
      capabilities.intents ? [201, 'pending'] : [422, 'intent-not-supported'],
    );
  });

  const foreign = methodTypes.find((type) => !capabilities.methods.includes(type));
  if (foreign !== undefined)
    it(`refuses a method it does not take: ${foreign}`, async () => {
      expect(
        await answer('/payments/charge', { paymentMethod: { type: foreign, token: 'tok_any' } }),
      ).toEqual([422, 'method-not-supported']);
    });

  const { currencies } = capabilities;
  const untaken =
    currencies === 'all' ? undefined : ['UZS', 'USD', 'KPW'].find((code) => !currencies.includes(code));
  if (untaken !== undefined)
    it(`refuses a currency it does not take: ${untaken}`, async () => {
      expect(await answer('/payments/charge', { currency: untaken })).toEqual([
        422,
        'currency-not-supported',
      ]);
    });

  it('keeps methods exactly when it says so', () => {
    expect(open().vault !== undefined).toBe(capabilities.savesMethods);
  });

  if (!capabilities.disputes)
    it('takes no evidence, because nothing is disputed there', async () => {
      const evidence = { key: 'evidence', reference: 'nobody-knows', evidence: {} };
      const said = Promise.resolve().then(() => gateway().submitEvidence(evidence));
      expect(await said.catch(() => 'refused')).toBe('refused');
    });
};
