import { readConfig } from '#bootstrap/config';
import { anEnvironment } from '#test/support/a-config';

const largestOf = (text: string) =>
  readConfig(anEnvironment({ LEDGER_ADJUSTMENT_MAX: text })).LEDGER_ADJUSTMENT_MAX;

describe('LEDGER_ADJUSTMENT_MAX', () => {
  it('is read as minor units by currency', () =>
    expect(largestOf('USD=100000000, UZS=5')).toEqual({ USD: 100_000_000n, UZS: 5n }));
  it.each(['USD', 'USD=0', 'USD=1.5', 'XXY=5', 'usd=5'])('refuses %s, and says how to write it', (text) =>
    expect(() => largestOf(text)).toThrow(
      `LEDGER_ADJUSTMENT_MAX "${text}" is no bound: write currency=amount`,
    ),
  );
});
