import { type BillingSettings } from './ports/billing-settings.ts';

/** How a tenant bills, as its admins see it: there is nothing in it to hide. */
export type BillingSettingsView = BillingSettings;
