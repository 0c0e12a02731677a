import {
  type ConfirmCall,
  type OpeningCall,
  type PaymentGateway,
} from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { checkoutLink } from './checkout-link.ts';
import { paymeCapabilities } from './payme-capabilities.ts';
import { type PaymeSettings } from './payme-settings.ts';
import { chargeCard } from './subscribe/charge-card.ts';
import { captureHeld, releaseHeld, settleCapture } from './subscribe/held-money.ts';
import { failure } from './subscribe/payme-failures.ts';
import { receiptCalls } from './subscribe/receipt-calls.ts';
import { refundReceipt, refundsOfReceipt } from './subscribe/refund-receipt.ts';
import { settleCharge, settleReceipt } from './subscribe/settle-receipt.ts';
import { type SubscribeClient } from './subscribe/subscribe-client.ts';

/**
 * Payme. Without a token the payer is sent to its page, and it is Payme that asks us from then on (see merchant/): no call
 * is made. With the token of a saved card we charge by its Subscribe API.
 */
export const paymeGateway = ({
  settings,
  checkoutBase,
  client,
  timeoutMs,
  now,
}: Readonly<{
  settings: PaymeSettings;
  checkoutBase: string;
  client: SubscribeClient;
  timeoutMs: number;
  now: () => Date;
}>): PaymentGateway => {
  const calls = receiptCalls(client, settings.accountField);
  const charge = chargeCard(calls, { timeoutMs, now });
  const refund = refundReceipt(calls);
  const link = ({ paymentId, amount, returnUrl }: OpeningCall | ConfirmCall): PaymentNews => {
    const page = checkoutLink({
      base: checkoutBase,
      merchantId: settings.merchantId,
      field: settings.accountField,
      account: paymentId,
      amount: amount.minor,
      language: settings.language,
      returnUrl: returnUrl ?? undefined,
    });
    return page.ok
      ? { kind: 'action-required', nextAction: { type: 'redirect', url: page.value } }
      : refused("Payme takes no ';' in a return URL: write it as %3B.");
  };
  const open = (call: OpeningCall): Promise<PaymentNews> => {
    if (call.source === null)
      return Promise.resolve(
        call.captureMethod === 'manual'
          ? refused('Payme holds money on saved cards only: give a token, or charge at once.')
          : link(call),
      );
    return call.again ? settleCharge(calls, call, 0) : charge(call, call.source);
  };
  return {
    name: 'payme',
    capabilities: paymeCapabilities,
    estimatedRate: () => ({ basisPoints: BigInt(settings.feeBasisPoints), fixed: 0n }),

    prepare: () => {
      throw new Error('Payme has no intents: its capabilities say so, and nobody asks');
    },
    authorize: open,
    charge: open,
    // The payer came back, paid or not: only Payme's own call says which. Until then their page is where it was.
    confirm: (call) => Promise.resolve(link(call)),
    capture: captureHeld(calls),
    void: releaseHeld(calls),
    refund,
    settle: (doubt) => {
      switch (doubt.operation) {
        case 'authorize':
        case 'charge':
          if (doubt.call.source === null) return open(doubt.call);
          return doubt.reference === null
            ? settleCharge(calls, doubt.call, doubt.asks)
            : settleReceipt(calls, doubt.reference, doubt.call);
        case 'confirm':
          return Promise.resolve(link(doubt.call));
        case 'capture':
          return settleCapture(calls)(doubt.call);
        case 'void':
          return releaseHeld(calls)(doubt.call);
      }
    },
    settleRefund: (call) => refund({ ...call, again: true }),

    submitEvidence: () => Promise.resolve('refused'),
    refundsOf: refundsOfReceipt(calls),
    fees: async function* () {},
  };
};

const refused = (message: string): PaymentNews => ({
  kind: 'declined',
  failure: failure('method-not-supported', null, message),
});
