import { z } from 'zod';
import { type Provider } from '#application/gateways/ports/provider';
import { manualCapabilities } from './manual-capabilities.ts';
import { manualGateway } from './manual-gateway.ts';
import { ManualSettings } from './manual-settings.ts';

const credentials = z.strictObject({});

/** Cash on delivery, bank transfers and checks. */
export const manualProvider = (): Provider<ManualSettings, z.output<typeof credentials>> => ({
  name: 'manual',
  capabilities: manualCapabilities,
  settings: ManualSettings,
  credentials,
  open: ({ settings }) => ({ gateway: manualGateway(settings) }),
});
