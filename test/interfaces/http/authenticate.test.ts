import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import request from 'supertest';
import { authenticate, type CredentialVerifier } from '#interfaces/http/middleware/authenticate';
import { jwtCredential, type JwtOptions } from '#interfaces/http/middleware/jwt-credential';
import { ok } from '#domain/shared/result';
import { type TenantId } from '#domain/shared/ids';
import { anEdge, aToken, clockAt, noon, secondsAfterNoon, secret } from './support/edge.ts';

const ask = (authorization: string | undefined, edge = anEdge()) => {
  const call = request(edge.app).get('/api/v1/payments/pay_0001');
  return authorization === undefined ? call : call.set('Authorization', authorization);
};
const edgeTrusting = (options: Omit<JwtOptions, 'clock'>) => {
  const clock = clockAt(noon);
  return anEdge({
    authenticate: authenticate({ credentials: [jwtCredential({ ...options, clock })], clock }),
  });
};
const detailFor = async (claims: object, edge = anEdge()) => {
  const { body, headers } = await ask(`Bearer ${await aToken(claims)}`, edge);
  expect(body).toMatchObject({ status: 401, code: 'unauthenticated' });
  expect(headers['www-authenticate']).toContain('error="invalid_token"');
  return body.detail as string;
};

describe('a token by secret', () => {
  it('200 when all is right', async () => expect((await ask(`Bearer ${await aToken()}`)).status).toBe(200));
  it('200 with any of two secrets, while one replaces the other', async () => {
    const edge = edgeTrusting({ secrets: ['b'.repeat(32), secret] });
    expect((await ask(`Bearer ${await aToken()}`, edge)).status).toBe(200);
  });
  it('401 without a credential asks for one', async () => {
    const { body, headers } = await ask(undefined);
    expect([body.code, headers['www-authenticate']]).toEqual(['unauthenticated', 'Bearer realm="kassa"']);
  });
  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', 'Bearer not-a-token', 'Bearer a.b.c'])(
    '401 for %s',
    async (header) => expect((await ask(header)).status).toBe(401),
  );
  it.each(['sub', 'tenant', 'roles', 'exp'])('401 names the missing claim %s', async (claim) =>
    expect(await detailFor({ [claim]: undefined })).toBe(`The token lacks the claim "${claim}".`),
  );
  it.each([
    ['tenant', 'Not A Tenant'],
    ['tenant', 7],
    ['roles', 'admin'],
    ['roles', ['emperor']],
    ['sub', ''],
  ])('401 names the claim %s when it is %o', async (claim, value) =>
    expect(await detailFor({ [claim]: value })).toBe(`The claim "${claim}" of the token is not acceptable.`),
  );
  it('401 when expired, with thirty seconds of grace', async () => {
    expect((await ask(`Bearer ${await aToken({ exp: secondsAfterNoon(-29) })}`)).status).toBe(200);
    expect(await detailFor({ exp: secondsAfterNoon(-31) })).toBe('The token has expired.');
  });
  it('401 for a foreign secret', async () =>
    expect((await ask(`Bearer ${await aToken({}, 'f'.repeat(32))}`)).body.detail).toContain('signature'));
  it('401 without a signature', async () => {
    const token = new UnsecuredJWT({
      sub: 's',
      tenant: 'acme',
      roles: ['admin'],
      exp: secondsAfterNoon(60),
    }).encode();
    expect((await ask(`Bearer ${token}`)).body.detail).toContain('algorithm');
  });
  it('401 for another algorithm with the right secret', async () => {
    const token = await new SignJWT({ sub: 's', tenant: 'acme', roles: ['admin'], exp: secondsAfterNoon(60) })
      .setProtectedHeader({ alg: 'HS512' })
      .sign(new TextEncoder().encode(secret.repeat(2)));
    expect((await ask(`Bearer ${token}`)).body.detail).toContain('algorithm');
  });
  it('401 for another issuer or audience, when they matter', async () => {
    const edge = edgeTrusting({ secrets: [secret], issuer: 'https://id.example', audience: 'kassa' });
    expect(await detailFor({ iss: 'https://id.example', aud: 'other' }, edge)).toContain('"aud"');
    expect(await detailFor({ aud: 'kassa' }, edge)).toBe('The token lacks the claim "iss".');
    expect(
      (await ask(`Bearer ${await aToken({ iss: 'https://id.example', aud: 'kassa' })}`, edge)).status,
    ).toBe(200);
  });
  it('refuses a secret that is too short to be one', () =>
    expect(() => jwtCredential({ secrets: ['short'], clock: clockAt(noon) })).toThrow('32 bytes'));
});

describe('roles', () => {
  it('403 names the roles that are needed and held', async () => {
    const { body } = await request(anEdge().app)
      .delete('/api/v1/payments/pay_0001')
      .set('Authorization', `Bearer ${await aToken({ roles: ['customer', 'stranger'] })}`);
    expect(body).toMatchObject({
      status: 403,
      code: 'forbidden',
      detail: 'This call needs the role admin or platform; the credential has customer.',
      requiredRoles: ['admin', 'platform'],
    });
  });
});

describe('credentials', () => {
  const verifier = () => {
    let asked = 0;
    const keys: CredentialVerifier = {
      recognises: (credential) => credential.startsWith('sk_'),
      verify: async () => {
        asked += 1;
        const identity = { tenantId: 'acme' as TenantId, subject: 'key_1', roles: ['admin'] as const };
        return ok({ identity, trustUntil: new Date(noon.getTime() + 60_000) });
      },
    };
    return { keys, asked: () => asked };
  };
  it('of another kind are one more line, asked about once and again when the trust ends', async () => {
    const clock = clockAt(noon);
    const { keys, asked } = verifier();
    const who = authenticate({ credentials: [jwtCredential({ secrets: [secret], clock }), keys], clock });
    expect(await who('Bearer sk_test_1')).toMatchObject({ ok: true, value: { subject: 'key_1' } });
    expect(who('bearer  sk_test_1')).not.toBeInstanceOf(Promise);
    expect(asked()).toBe(1);
    clock.pass(60_000);
    await who('Bearer sk_test_1');
    expect(asked()).toBe(2);
  });
  it('that are known are still refused once expired', async () => {
    const edge = anEdge();
    const token = `Bearer ${await aToken({ exp: secondsAfterNoon(60) })}`;
    expect((await ask(token, edge)).status).toBe(200);
    edge.clock.pass(91_000);
    expect((await ask(token, edge)).status).toBe(401);
  });
});

describe('a token by JWKS', () => {
  let server: Server;
  let url: string;
  let fetched = 0;
  const pairs = { RS256: generateKeyPair('RS256'), ES256: generateKeyPair('ES256') };
  beforeAll(async () => {
    const keys = await Promise.all(
      Object.entries(pairs).map(async ([alg, pair]) => ({
        ...(await exportJWK((await pair).publicKey)),
        alg,
        kid: alg,
      })),
    );
    server = createServer((_request, response) => {
      fetched += 1;
      response.end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const signed = async (alg: 'RS256' | 'ES256', kid: string = alg) =>
    new SignJWT({ sub: 'cus_1', tenant: 'acme', roles: ['customer'], exp: secondsAfterNoon(60) })
      .setProtectedHeader({ alg, kid })
      .sign((await pairs[alg]).privateKey);

  it('200 for RS256 and ES256, fetching the keys once', async () => {
    const edge = edgeTrusting({ jwksUrl: url });
    expect((await ask(`Bearer ${await signed('RS256')}`, edge)).status).toBe(200);
    expect((await ask(`Bearer ${await signed('ES256')}`, edge)).status).toBe(200);
    expect(fetched).toBe(1);
  });
  it('401 for a key that is not in the set', async () =>
    expect(
      (await ask(`Bearer ${await signed('RS256', 'other')}`, edgeTrusting({ jwksUrl: url }))).body.detail,
    ).toContain('key'));
  it('401 for HS256 when only public keys are trusted', async () =>
    expect((await ask(`Bearer ${await aToken()}`, edgeTrusting({ jwksUrl: url }))).status).toBe(401));
  it('503 when the keys can not be fetched', async () => {
    const edge = edgeTrusting({ jwksUrl: 'http://127.0.0.1:9/jwks' });
    expect((await ask(`Bearer ${await signed('RS256')}`, edge)).body).toMatchObject({
      status: 503,
      code: 'unavailable',
    });
  });
});
