import { type Adjustment } from '#domain/ledger/adjustment';

/** An adjustment as anyone outside the module may see it. */
export type AdjustmentView = Omit<Adjustment, 'version' | 'hash'>;

export const adjustmentView = (adjustment: Adjustment): AdjustmentView => {
  const { version: _v, hash: _h, ...shown } = adjustment;
  return shown;
};
