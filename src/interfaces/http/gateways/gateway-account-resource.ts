import { z } from 'zod';
import { type GatewayAccountView } from '#application/gateways/gateway-account-view';
import { type ExaminedAccount } from '#application/gateways/queries/get-account';
import { CapabilitiesResource, toCapabilitiesResource } from './capabilities-resource.ts';

const instant = z.iso.datetime();
const fields = z.array(z.string()).describe('Names only: what is in them is never shown');

export const GatewayAccountResource = z
  .object({
    id: z.string(),
    provider: z.string(),
    label: z.string(),
    mode: z.enum(['test', 'live']),
    status: z
      .enum(['active', 'disabled'])
      .describe('disabled: takes no new payments, but serves its old ones'),
    priority: z.int(),
    settings: z.record(z.string(), z.unknown()),
    credentials: z.object({
      fields,
      keyId: z.string().describe('The key of the ring that encrypts them'),
      retired: z.array(z.object({ fields, until: instant })).describe('Replaced, but believed until then'),
    }),
    capabilities: CapabilitiesResource.nullable(),
    webhookUrl: z.string().describe('Where to point the webhooks of this account at the provider'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'GatewayAccount' });

export const toGatewayAccountResource = (
  account: GatewayAccountView,
): z.input<typeof GatewayAccountResource> => ({
  id: account.id,
  provider: account.provider,
  label: account.label,
  mode: account.mode,
  status: account.status,
  priority: account.priority,
  settings: account.settings,
  credentials: {
    fields: [...account.credentials.fields],
    keyId: account.credentials.keyId,
    retired: account.credentials.retired.map(({ fields: names, until }) => ({
      fields: [...names],
      until: until.toISOString(),
    })),
  },
  capabilities: account.capabilities && toCapabilitiesResource(account.capabilities),
  webhookUrl: account.webhookUrl,
  createdAt: account.createdAt.toISOString(),
  updatedAt: account.updatedAt.toISOString(),
});

export const ExaminedAccountResource = GatewayAccountResource.extend({
  health: z.object({
    isResting: z
      .boolean()
      .describe('Calls are held back for now: the provider has not been answering, or refuses the key'),
    lastRefusedAt: instant
      .nullable()
      .describe('When the provider last did not take the key, within the last 30 days: rotate it'),
  }),
}).meta({ id: 'ExaminedGatewayAccount' });

export const toExaminedAccountResource = (
  account: ExaminedAccount,
): z.input<typeof ExaminedAccountResource> => ({
  ...toGatewayAccountResource(account),
  health: {
    isResting: account.health.isResting,
    lastRefusedAt: account.health.lastRefusedAt?.toISOString() ?? null,
  },
});
