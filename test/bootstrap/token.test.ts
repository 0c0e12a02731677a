import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { jwtVerify } from 'jose';
import { localSecrets } from '#bootstrap/embedded/local-secrets';
import { builtFile } from '#bootstrap/embedded/project-root';
import { aFolder, removeFolders } from './processes.ts';

const run = promisify(execFile);

describe('npm run token', () => {
  const token = async (args: string[], env: Record<string, string>): Promise<string> => {
    const path = process.env['PATH'] ?? '';
    const { stdout } = await run(process.execPath, [builtFile('scripts/token.js'), ...args], {
      cwd: tmpdir(),
      env: { PATH: path, ...env },
    });
    return stdout.trim();
  };
  const admin = ['--role', 'admin', '--tenant', 'demo', '--sub', 'someone'];
  const claimsOf = async (jwt: string, secret: string) =>
    (await jwtVerify(jwt, Buffer.from(secret), { algorithms: ['HS256'] })).payload;
  afterEach(removeFolders);

  it('prints a token that the secret of the local system verifies', async () => {
    const dataDir = aFolder();
    const { jwtSecret } = localSecrets(dataDir);
    const claims = await claimsOf(await token(admin, { KASSA_DATA_DIR: dataDir }), jwtSecret);
    expect(claims).toMatchObject({ sub: 'someone', tenant: 'demo', roles: ['admin'] });
    expect(claims.exp! - claims.iat!).toBe(24 * 3600);
  });

  it('takes several roles, a lifetime, and JWT_SECRET from the environment', async () => {
    const args = [
      '--role',
      'seller,customer',
      '--role',
      'admin',
      '--tenant',
      't',
      '--sub',
      's',
      '--expires',
      '90m',
    ];
    const claims = await claimsOf(
      await token(args, { JWT_SECRET: 'a secret of the operator' }),
      'a secret of the operator',
    );
    expect(claims['roles']).toEqual(['seller', 'customer', 'admin']);
    expect(claims.exp! - claims.iat!).toBe(90 * 60);
  });

  it.each([
    [
      'an unknown role',
      ['--role', 'boss', '--tenant', 't', '--sub', 's'],
      'There is no role "boss": use customer, seller, admin, platform.',
    ],
    ['no tenant', ['--role', 'admin', '--sub', 's'], '--tenant is missing'],
    ['a lifetime without unit', [...admin, '--expires', '5'], '--expires is a number and a unit'],
    ['an unknown flag', [...admin, '--forever'], "Unknown option '--forever'"],
    ['no system', admin, 'run `npm start` first, or set JWT_SECRET'],
  ])('refuses %s in one line', async (_, args, sentence) => {
    const failure: unknown = await token(args, { KASSA_DATA_DIR: aFolder() }).catch(
      (error: unknown) => error,
    );
    const { stderr, code } = failure as { stderr: string; code: number };
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
