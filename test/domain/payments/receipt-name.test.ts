import { receiptName } from '#domain/payments/receipt-name';

describe('what money in hand is told apart by', () => {
  it.each(['TRF-2030 17', ' trf-2030\t17 ', 'ＴＲＦ-2030 17', 'trf-203017'])(
    'is the same for %o as for TRF-203017',
    (reference) => expect(receiptName('check', reference)).toBe('check:TRF-203017'),
  );
  it('differs by method, and by what is not space or case', () => {
    const names = [
      receiptName('check', '17'),
      receiptName('bank_transfer', '17'),
      receiptName('check', '1-7'),
    ];
    expect(new Set(names).size).toBe(3);
  });
});
