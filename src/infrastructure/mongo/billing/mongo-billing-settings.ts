import { type BillingSettings, type BillingSettingsBook } from '#application/billing/ports/billing-settings';
import { standardBillingSettings } from '#application/billing/ports/standard-billing-settings';
import { remembered } from '#application/shared/remembered';
import { type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

type Stored = Partial<BillingSettings> & { _id: string; updatedAt: Date };

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
    save: async (tenantId, said, at) => {
      const write = settings.replaceOne({ _id: tenantId }, { ...said, updatedAt: at }, { upsert: true });
      await translated(write).finally(() => known.forget(tenantId));
    },
  };
};

/** What was stored before there was a field has the standard's. */
const filled = ({ _id, updatedAt: _updatedAt, ...stored }: Stored): BillingSettings => ({
  ...standardBillingSettings,
  ...stored,
  dunning: { ...standardBillingSettings.dunning, ...stored.dunning },
});
