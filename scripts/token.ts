/** `npm run token -- --role admin --tenant demo --sub someone [--expires 24h]`: prints a JWT for the local system. */
import { parseArgs } from 'node:util';
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { readLocalSecrets } from '#bootstrap/embedded/local-secrets';
import { readLocalSettings } from '#bootstrap/embedded/local-settings';
import { mintToken, type Role, roles, type TokenClaims } from '#bootstrap/embedded/mint-token';

const usage = 'npm run token -- --role admin --tenant demo --sub someone [--expires 24h]';
const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Parses the command line, or says in one sentence what is wrong with it. */
const readClaims = (args: string[]): TokenClaims => {
  const { values } = parse(args);
  const asked = (values.role ?? []).flatMap((list) => list.split(',')).map((name) => name.trim());
  if (asked.length === 0) throw new CannotStart(`Which role? ${usage}`);
  return {
    sub: required('sub', values.sub),
    tenant: required('tenant', values.tenant),
    roles: asked.map(toRole),
    lifetimeMs: toMs(values.expires),
  };
};

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        role: { type: 'string', multiple: true },
        tenant: { type: 'string' },
        sub: { type: 'string' },
        expires: { type: 'string', default: '24h' },
      },
    });
  } catch (error) {
    throw new CannotStart(
      `${error instanceof Error ? error.message : String(error)} Usage: ${usage}`,
      undefined,
      error,
    );
  }
};

const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new CannotStart(`--${name} is missing: ${usage}`);
  return value;
};

const toRole = (name: string): Role => {
  const role = roles.find((known) => known === name);
  if (role === undefined) throw new CannotStart(`There is no role "${name}": use ${roles.join(', ')}.`);
  return role;
};

const toMs = (expires: string): number => {
  const [, amount, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(expires) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new CannotStart(`--expires is a number and a unit (s, m, h or d), as in 24h: not "${expires}".`);
  }
  return Number(amount) * unitMs[unit as keyof typeof unitMs];
};

const findSecret = (): string => {
  const { jwtSecret, dataDir } = readLocalSettings(process.env);
  const secret = jwtSecret ?? readLocalSecrets(dataDir)?.jwtSecret;
  if (secret === undefined) {
    throw new CannotStart(
      `There is no system in ${dataDir} yet: run \`npm start\` first, or set JWT_SECRET.`,
    );
  }
  return secret;
};

try {
  const claims = readClaims(process.argv.slice(2));
  console.log(mintToken(findSecret(), claims));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
