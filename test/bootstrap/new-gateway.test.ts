import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { projectRoot } from '#bootstrap/embedded/project-root';
import { writeGateway } from '../../scripts/new-gateway/write-gateway.ts';
import { aFolder, removeFolders } from './processes.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** What of the project a gateway is written into, checked and tested with. */
const parts = ['src', 'test', 'sandbox', 'scripts', 'bench', 'chaos', 'docs'];

/** A copy of the project that may be written into; its packages and what is built are the project's own. */
const aCopy = (): string => {
  const copy = aFolder();
  const files = readdirSync(projectRoot, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const name of [...parts, ...files.map((file) => file.name)])
    cpSync(join(projectRoot, name), join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'dist']) symlinkSync(join(projectRoot, name), join(copy, name));
  return copy;
};

type Ran = Readonly<{ code: number; output: string }>;
const passed: Ran = { code: 0, output: '' };
const run = (cwd: string, script: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const node = [join('node_modules', script), ...args];
    execFile(process.execPath, node, { cwd, maxBuffer: 64_000_000 }, (error, stdout, stderr) =>
      resolve(error ? { code: 1, output: `${stdout}${stderr}` } : passed),
    );
  });

type Assertion = Readonly<{ title: string; status: string; failureMessages: readonly string[] }>;
type Report = Readonly<{ testResults: readonly Readonly<{ assertionResults: readonly Assertion[] }>[] }>;

describe('npm run new:gateway', () => {
  let copy: string;
  let written: readonly string[];
  beforeAll(async () => {
    copy = aCopy();
    written = await writeGateway(copy, 'acme-pay');
  });
  afterAll(removeFolders);

  it('writes a folder, its test, and a line among the providers', () => {
    expect([...written].sort()).toEqual([
      'src/bootstrap/providers.ts',
      'src/infrastructure/gateways/acme-pay/acme-pay-capabilities.ts',
      'src/infrastructure/gateways/acme-pay/acme-pay-gateway.ts',
      'src/infrastructure/gateways/acme-pay/acme-pay-mapping.ts',
      'src/infrastructure/gateways/acme-pay/acme-pay-provider.ts',
      'test/infrastructure/gateways/acme-pay.test.ts',
    ]);
    const providers = readFileSync(join(copy, 'src/bootstrap/providers.ts'), 'utf8');
    expect(providers).toContain(
      "import { acmePayProvider } from '#infrastructure/gateways/acme-pay/acme-pay-provider';",
    );
    expect(providers).toContain('    acmePayProvider({ timeoutMs }),\n  ];\n};');
  });

  it('writes what compiles', async () => {
    const options = ['-p', 'tsconfig.json', '--incremental', 'false'];
    expect(await run(copy, '@typescript/native/bin/tsc', ...options)).toEqual(passed);
  });

  it('writes what lint, formatting and dependency rules have nothing against', async () => {
    const folder = 'src/infrastructure/gateways/acme-pay';
    expect(await run(copy, 'oxlint/bin/oxlint', '--type-aware', ...written)).toEqual(passed);
    expect(await run(copy, 'oxfmt/bin/oxfmt', '--check', ...written)).toEqual(passed);
    const rules = ['--config', '.dependency-cruiser.cjs', folder, 'src/bootstrap/providers.ts'];
    expect(await run(copy, 'dependency-cruiser/bin/dependency-cruise.mjs', ...rules)).toEqual(passed);
  });

  it('writes a gateway that fails the contract where it is to be filled in, and nowhere else', async () => {
    const report = join(copy, 'report.json');
    const options = ['--project', 'real', '--reporter', 'json', '--outputFile', report];
    const { code } = await run(
      copy,
      'vitest/vitest.mjs',
      'run',
      'test/infrastructure/gateways/acme-pay.test.ts',
      ...options,
    );
    expect({ code, told: existsSync(report) }).toEqual({ code: 1, told: true });
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const assertions = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = assertions.filter(({ status }) => status !== 'passed');
    expect(failed.length).toBeGreaterThan(30);
    expect(failed.length).toBeLessThan(assertions.length);
    const others = failed.filter(
      ({ failureMessages }) => !failureMessages.every((text) => text.includes('acme-pay: fill in ')),
    );
    expect(others.map(({ title, failureMessages }) => [title, failureMessages])).toEqual([]);
    const places = ['charge: ', 'authorize: ', 'fault for charge'];
    const told = failed.flatMap(({ failureMessages }) => failureMessages).join('\n');
    expect(places.filter((place) => !told.includes(`acme-pay: fill in ${place}`))).toEqual([]);
  });

  it.each([
    [undefined, 'Which name?'],
    ['', 'Which name?'],
    ['AcmePay', 'lower-case letters and digits'],
    ['acme_pay', 'not "acme_pay"'],
    ['acme--pay', 'single dashes'],
    ['-acme', 'such as acme-pay'],
    ['1acme', 'such as acme-pay'],
    ['../acme', 'such as acme-pay'],
    ['a'.repeat(31), 'has 31'],
    ['stripe', 'There is a gateway "stripe" already'],
    ['acme-pay', 'There is a gateway "acme-pay" already'],
  ])('refuses the name %o: "%s"', async (name, words) => {
    await expect(writeGateway(copy, name)).rejects.toThrow(words);
  });

  it('says so when the list of providers is no longer what it was', async () => {
    const odd = aCopy();
    cpSync(join(odd, 'src/bootstrap/config.ts'), join(odd, 'src/bootstrap/providers.ts'));
    await expect(writeGateway(odd, 'other-pay')).rejects.toThrow('add the import and the line');
    expect(existsSync(join(odd, 'src/infrastructure/gateways/other-pay'))).toBe(false);
  });
});
