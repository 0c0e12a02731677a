import { type Journal } from '../journal/journal.ts';
import { type PaymeSettings } from './payme-settings.ts';

/** The cash register: who the merchant is, and the key that counts now. */
export type Register = {
  readonly merchantId: string;
  readonly key: () => string;
  /** Gives the register another key, in both directions at once. */
  readonly roll: (key: string) => void;
  readonly clear: () => void;
};

const kind = 'payme.register';

/** Takes the settings and gives the register with the key they name. */
export const createRegister = (
  journal: Journal,
  { merchantId, mode, key, testKey }: PaymeSettings,
): Register => {
  let rolled: string | null = null;
  journal.keep({
    kind,
    restore: (value) => (rolled = (value as { key: string }).key),
    everything: () => (rolled === null ? [] : [{ id: kind, key: rolled }]),
  });
  return {
    merchantId,
    key: () => rolled ?? (mode === 'test' ? testKey : key),
    roll: (next) => {
      rolled = next;
      journal.wrote(kind, { id: kind, key: next });
    },
    clear: () => void (rolled = null),
  };
};
