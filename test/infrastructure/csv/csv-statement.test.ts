import { csvStatement } from '#infrastructure/csv/csv-statement';
import { type StatementFormatName } from '#application/reconciliation/ports/statement-file';

/** All lines of a file, or what is wrong with it; the bytes come in pieces of three, so that letters are cut through. */
const read = async (text: string | Buffer, format?: StatementFormatName) => {
  const bytes = Buffer.from(text);
  const pieces = (async function* () {
    for (let start = 0; start < bytes.length; start += 3)
      yield await Promise.resolve(bytes.subarray(start, start + 3));
  })();
  const lines = [];
  for await (const page of csvStatement().pages(pieces, format)) {
    if (!page.ok) return page.error;
    lines.push(...page.value);
  }
  return lines.map(({ kind, reference, ourId, amount, fee, status, at }) => ({
    is: `${kind} ${reference} ${amount.minor} ${amount.currency} ${status} ${at.toISOString()}`,
    ourId,
    fee: fee?.minor,
  }));
};
const only = (is: string, more: object = {}) => [{ is, ourId: undefined, fee: undefined, ...more }];

describe("Click's register", () => {
  it('is recognised by its heading, with semicolons, a mark of UTF-8 and decimal commas', async () => {
    const text =
      '\uFEFFНомер документа;Номер заказа;Сумма;Комиссия;Статус;Дата\r\n' +
      '0012345;pay_01J;"50 000,50";"1\u00A0000";Успешно;31.12.2029 23:30:15\r\n';
    expect(await read(text)).toEqual(
      only('payment 0012345 5000050 UZS completed 2029-12-31T18:30:15.000Z', {
        ourId: 'pay_01J',
        fee: 100_000n,
      }),
    );
  });
  it("is read by the names of the API's fields too; what has a minus went back", async () => {
    const text =
      'click_paydoc_id,merchant_trans_id,amount,payment_status,date\n' +
      '7,order-1,1000.00,2,2030-01-01 12:00:00\n8,order-1,-1000.00,2,2030-01-01T13:00:00+05:00\n9,order-2,5,0,2030-01-01 14:00\n';
    expect(await read(text, 'click')).toEqual([
      expect.objectContaining({ is: 'payment 7 100000 UZS completed 2030-01-01T07:00:00.000Z' }),
      expect.objectContaining({ is: 'refund 8 100000 UZS completed 2030-01-01T08:00:00.000Z' }),
      expect.objectContaining({ is: 'payment 9 500 UZS pending 2030-01-01T09:00:00.000Z' }),
    ]);
  });
});

describe("a bank's statement", () => {
  const heading = '"Дата";"Номер документа";"Дебет";"Кредит";"Назначение платежа"';
  it('names payments by the number that the payer wrote; what has none keeps its document', async () => {
    const text = [
      heading,
      '02.01.2030;17;;1 250 000,00;"Оплата по счёту; P-7Q2K-9XMB-41CD, без НДС"',
      '02.01.2030;18;400,00;0,00;возврат R-7Q2K-9XMB-41CE',
      '02.01.2030;0019;;90071992547409,93;аренда',
    ].join('\n');
    expect(await read(text)).toEqual([
      ...only('payment P-7Q2K-9XMB-41CD 125000000 UZS completed 2030-01-02T07:00:00.000Z'),
      ...only('refund R-7Q2K-9XMB-41CE 40000 UZS completed 2030-01-02T07:00:00.000Z'),
      ...only('payment 0019 9007199254740993 UZS completed 2030-01-02T07:00:00.000Z'),
    ]);
  });
  it.each([
    ['30.02.2030;1;;5,00;x', { line: 2, column: 'Дата', problem: 'is not a date' }],
    ['01.02.2030;1;5,00;5,00;x', { line: 2, column: 'Дебет' }],
    ['01.02.2030;1;;;x', { line: 2 }],
    ['01.02.2030;1;;5,005;x', { line: 2, column: 'Кредит' }],
    ['01.02.2030;1;;1,234;x', { line: 2, column: 'Кредит' }],
    ['01.02.2030;;;5;x', { line: 2, column: 'Назначение платежа' }],
    ['01.02.2030;1;;5', { line: 2, column: null, problem: 'it has 4 cells where the heading has 5' }],
  ])('is refused by line and column for %s', async (line, wrong) => {
    expect(await read(`${heading}\n${line}\n`)).toMatchObject({ code: 'statement-unreadable', ...wrong });
  });
});

describe('a file', () => {
  it('of no known heading, of another format than was said, or of nothing, is refused', async () => {
    expect(await read('a,b\n1,2\n')).toMatchObject({
      line: 1,
      problem: expect.stringContaining('kassa: reference'),
    });
    expect(await read('reference,amount,currency,at\n', 'bank')).toMatchObject({ line: 1 });
    expect(await read('')).toMatchObject({ line: 1, problem: 'the file is empty' });
  });
  it('that is not UTF-8 is refused, since its ids would change', async () => {
    const bytes = Buffer.concat([
      Buffer.from('reference,amount,currency,at\n'),
      Buffer.from([0xcf, 0xcb, 0x2c]),
    ]);
    expect(await read(bytes)).toMatchObject({
      code: 'statement-unreadable',
      problem: expect.stringContaining('UTF-8'),
    });
  });
  it('of which a quote never ends is refused', async () => {
    const text = `reference,amount,currency,at\n"${'x'.repeat(20_000)}`;
    expect(await read(text)).toMatchObject({ code: 'statement-unreadable' });
  });
});
