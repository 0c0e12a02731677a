import { existsSync, readdirSync, readFileSync } from 'node:fs';

const gateways = readdirSync('src/infrastructure/gateways', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const guideOf = (name: string): string => `docs/gateways/${name}.md`;
const headingsOf = (name: string): string[] =>
  [...textOf(guideOf(name)).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);

describe('every gateway is tested', () => {
  it('there is at least one', () => expect(gateways).toContain('stripe'));
  it.each(gateways)('%s honours the contract of the port', (name) => {
    const file = `test/infrastructure/gateways/${name}.test.ts`;
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect(textOf(file)).toMatch(new RegExp(`^paymentGatewayContract\\(\\s*'${name}', \\{$`, 'm'));
  });
  it.each(gateways)('%s is a provider that Kassa knows', (name) => {
    expect(textOf('src/bootstrap/providers.ts')).toContain(
      `infrastructure/gateways/${name}/${name}-provider'`,
    );
  });
});

describe('every gateway has a guide', () => {
  /** What readers look for in each; a guide may say more between. */
  const shared = [/^Set up$/, /^Take a payment$/, /^Money back$/, /^When .+ not answer$/, /^Test data$/];
  it.each(gateways)('%s is explained under the headings that all have, in their order', (name) => {
    const found = headingsOf(name).flatMap(
      (heading) => shared.find((pattern) => pattern.test(heading)) ?? [],
    );
    expect([guideOf(name), found]).toEqual([guideOf(name), shared]);
  });
});
