import { type InvoiceNumbers } from '#application/billing/ports/invoice-numbers';
import { type TenantId } from '#domain/shared/ids';

const acme = 'acme' as TenantId;
const globex = 'globex' as TenantId;
const range = (length: number) => Array.from({ length }, (_, place) => place + 1);
const inOrder = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

/** How every source of numbers gives them. `open` gives those of two processes; each test has an empty one. */
export const invoiceNumbersContract = (name: string, open: () => readonly [InvoiceNumbers, InvoiceNumbers]) =>
  describe(`the invoice numbers contract, kept by ${name}`, () => {
    const ask = (key: string, by: number, tenantId = acme) =>
      open()[by % 2 === 0 ? 0 : 1].numberOf(tenantId, 'invoices', key);

    it('counts from one, for each tenant and series by itself', async () => {
      const [numbers] = open();
      expect(await numbers.numberOf(acme, 'invoices', 'a')).toBe(1);
      expect(await numbers.numberOf(acme, 'invoices', 'b')).toBe(2);
      expect(await numbers.numberOf(acme, 'credit-notes', 'a')).toBe(1);
      expect(await numbers.numberOf(globex, 'invoices', 'b')).toBe(1);
    });

    it('gives two processes that ask for 200 keys at once, some twice, 1 to 200 and each key one number', async () => {
      const asked = range(200).flatMap((place) =>
        range(place % 4 === 0 ? 3 : 1).map((time) => [`key-${place}`, place + time] as const),
      );
      const given = await Promise.all(asked.map(([key, by]) => ask(key, by)));
      const byKey = new Map(asked.map(([key], place) => [key, given[place]!]));
      expect(asked.map(([key]) => byKey.get(key))).toEqual(given);
      expect(inOrder([...byKey.values()])).toEqual(range(200));
      const again = await Promise.all(range(200).map((place) => ask(`key-${place}`, place)));
      expect(again).toEqual(range(200).map((place) => byKey.get(`key-${place}`)));
    });

    it('leaves no gap for keys that are known, or that two ask for in turns', async () => {
      for (const place of range(20)) {
        const both = await Promise.all([ask(`key-${place}`, 0), ask(`key-${place}`, 1)]);
        expect(both).toEqual([place, place]);
        expect(await ask('key-1', place)).toBe(1);
      }
    });

    it('gives the number of what is written to whoever read it before it was', async () => {
      expect(await ask('late', 0)).toBe(1);
      expect(await ask('next', 0)).toBe(2);
      expect(await ask('late', 1)).toBe(1);
      expect(await ask('after', 1)).toBe(3);
    });
  });
