import { z } from 'zod';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { methodTypes } from '#domain/shared/method-type';

const way = z.enum(['api', 'by-hand', 'no']);
const methods = z.array(z.enum(methodTypes));

export const CapabilitiesResource = z
  .object({
    methods,
    tokens: methods.describe("Paid with a token of the provider's browser code; the other methods need none"),
    currencies: z.union([z.literal('all'), z.array(z.string())]),
    authorize: z.boolean().describe('Hold now, capture later'),
    holdsNeedToken: z.boolean().optional().describe('It holds only what is paid with a token'),
    partialCapture: z.boolean(),
    intents: z.boolean().describe('Prepare a payment for a browser to confirm'),
    refund: way.describe('by-hand: a person does it there and records it here'),
    partialRefund: way,
    offSession: z.boolean().describe('Saved methods can be charged while the customer is away'),
    savesMethods: z.boolean(),
    portal: z.boolean(),
    disputes: z.boolean(),
    fees: z
      .enum(['told', 'agreed'])
      .describe('told: by the provider; agreed: in the settings of the account'),
    approval: z.boolean().describe('The money counts only once an admin has approved it'),
  })
  .meta({ id: 'GatewayCapabilities' });

export const toCapabilitiesResource = (
  capabilities: GatewayCapabilities,
): z.input<typeof CapabilitiesResource> => ({
  methods: [...capabilities.methods],
  tokens: [...capabilities.tokens],
  currencies: capabilities.currencies === 'all' ? 'all' : [...capabilities.currencies],
  authorize: capabilities.authorize,
  ...(capabilities.holdsNeedToken && { holdsNeedToken: true }),
  partialCapture: capabilities.partialCapture,
  intents: capabilities.intents,
  refund: capabilities.refund,
  partialRefund: capabilities.partialRefund,
  offSession: capabilities.offSession,
  savesMethods: capabilities.savesMethods,
  portal: capabilities.portal,
  disputes: capabilities.disputes,
  fees: capabilities.fees,
  approval: capabilities.approval,
});
