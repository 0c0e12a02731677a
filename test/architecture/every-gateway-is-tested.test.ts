import { existsSync, readdirSync, readFileSync } from 'node:fs';

const gateways = readdirSync('src/infrastructure/gateways', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('every gateway is tested', () => {
  it('there is at least one', () => expect(gateways).toContain('stripe'));
  it.each(gateways)('%s honours the contract of the port', (name) => {
    const file = `test/infrastructure/gateways/${name}.test.ts`;
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect(readFileSync(file, 'utf8')).toMatch(/^paymentGatewayContract\(\s*'/m);
  });
});
