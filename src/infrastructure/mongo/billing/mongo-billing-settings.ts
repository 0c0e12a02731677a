import { type Filter } from 'mongodb';
import {
  type BillingSettings,
  type BillingSettingsBook,
  type PrefixesHad,
} from '#application/billing/ports/billing-settings';
import { standardBillingSettings } from '#application/billing/ports/standard-billing-settings';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { remembered } from '#application/shared/remembered';
import { type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

type Stored = Partial<BillingSettings> & { _id: string; prefixesHad?: PrefixesHad; updatedAt: Date };

/** Every renewal asks and they hardly ever change: another process's change is seen so late, one's own at once. */
const memory = { ageMaxMs: 2_000, countMax: 10_000 };

export const mongoBillingSettings = ({ mongo: { db } }: { mongo: Mongo }): BillingSettingsBook => {
  const settings = db.collection<Stored>('billing_settings');
  const known = remembered<TenantId, BillingSettings>(async (tenantId) => {
    const stored = await translated(settings.findOne({ _id: tenantId }));
    return stored ? filled(stored) : standardBillingSettings;
  }, memory);
  return {
    of: (tenantId) => known.read(tenantId),
    prefixesHad: async (tenantId) => hadBy(await translated(settings.findOne({ _id: tenantId }))),
    save: async (tenantId, said, had, at) => {
      // Where nothing is stored yet of what was had, nobody can have added to it.
      const asRead = { _id: tenantId, prefixesHad: { $in: [had, null] } } as Filter<Stored>;
      const next = { ...said, prefixesHad: withPrefixes(had, said), updatedAt: at };
      try {
        await translated(settings.replaceOne(asRead, next, { upsert: true }));
      } catch (failure) {
        if (!(failure instanceof KeyTaken)) throw failure;
        throw new ConcurrencyConflict(`${tenantId} was told other prefixes`, { cause: failure });
      } finally {
        known.forget(tenantId);
      }
    },
  };
};

/** What was stored before there was a field has the standard's. */
const filled = ({ _id, prefixesHad: _had, updatedAt: _updatedAt, ...stored }: Stored): BillingSettings => ({
  ...standardBillingSettings,
  ...stored,
  dunning: { ...standardBillingSettings.dunning, ...stored.dunning },
});

/** Numbers may begin like the standard's before anybody has said anything. */
const hadBy = (stored: Stored | null): PrefixesHad =>
  stored?.prefixesHad ??
  withPrefixes(
    withPrefixes({ invoices: [], 'credit-notes': [] }, standardBillingSettings),
    stored ? filled(stored) : standardBillingSettings,
  );

const withPrefixes = (
  had: PrefixesHad,
  { invoicePrefix, creditNotePrefix }: Pick<BillingSettings, 'invoicePrefix' | 'creditNotePrefix'>,
): PrefixesHad => ({
  invoices: [...new Set([...had.invoices, invoicePrefix])],
  'credit-notes': [...new Set([...had['credit-notes'], creditNotePrefix])],
});
