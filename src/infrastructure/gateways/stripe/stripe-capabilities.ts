import { currencies } from '#domain/shared/currency';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { isTaken } from './stripe-amount.ts';

export const stripeCapabilities: GatewayCapabilities = {
  methods: ['card', 'us_bank_account', 'sepa_debit'],
  tokens: ['card', 'us_bank_account', 'sepa_debit'],
  currencies: currencies.filter(isTaken),
  authorize: true,
  partialCapture: true,
  intents: true,
  refund: 'api',
  partialRefund: 'api',
  offSession: true,
  savesMethods: true,
  portal: true,
  disputes: true,
  fees: 'told',
  approval: false,
};
