import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { type Failure } from '#domain/payments/failure';
import { type PaymentNews } from '#domain/payments/payment-news';
import { clickCapabilities } from './click-capabilities.ts';
import { type ClickCall } from './click-http.ts';
import { payLink } from './click-link.ts';
import { clickPayments } from './click-payments.ts';
import { clickReversals } from './click-reversals.ts';
import { type ClickSettings } from './click-settings.ts';

const unsupported: Failure = {
  code: 'method-not-supported',
  providerCode: null,
  message: 'Click takes money at once and holds none.',
};
const cannot = (): Promise<PaymentNews> => Promise.resolve({ kind: 'declined', failure: unsupported });
const released: PaymentNews = { kind: 'voided' };
/** The link stays what it was: whether it is paid is Click's to tell, through the SHOP API. */
const stillWithPayer: PaymentNews = { kind: 'action-required', nextAction: null };

/**
 * Payments at Click: by a link, on which Click leads the payment through the SHOP API, or with a card token, where we do.
 * Nothing is made at Click for a link, so there is nothing to release there either: what was cancelled here is refused
 * when Click asks.
 */
export const clickGateway = ({
  call,
  settings,
  payBase,
}: Readonly<{ call: ClickCall; settings: ClickSettings; payBase: string }>): PaymentGateway => {
  const payments = clickPayments(call, settings.serviceId);
  const reversals = clickReversals(call, settings.serviceId, payments);
  return {
    name: 'click',
    capabilities: clickCapabilities,
    estimatedRate: () => ({ basisPoints: BigInt(settings.feeBasisPoints), fixed: 0n }),

    prepare: cannot,
    authorize: cannot,
    charge: (asked) => {
      const { source } = asked;
      if (source !== null) return payments.charge({ ...asked, source });
      const url = payLink(payBase, settings, asked);
      return Promise.resolve({ kind: 'action-required', nextAction: { type: 'redirect', url } });
    },
    confirm: () => Promise.resolve(stillWithPayer),
    capture: cannot,
    void: () => Promise.resolve(released),
    refund: reversals.refund,

    settle: (doubt) => {
      switch (doubt.operation) {
        case 'authorize':
        case 'capture':
          return cannot();
        case 'charge': {
          if (doubt.call.source !== null) return payments.settle(doubt);
          const url = payLink(payBase, settings, doubt.call);
          return Promise.resolve({ kind: 'action-required', nextAction: { type: 'redirect', url } });
        }
        case 'confirm':
          return Promise.resolve(stillWithPayer);
        case 'void':
          return Promise.resolve(released);
      }
    },
    settleRefund: reversals.settle,

    submitEvidence: () => Promise.resolve('refused'),
    refundsOf: () => Promise.resolve('unknown'),
    // Click does not tell its fees: they are as agreed with it.
    fees: async function* () {},
  };
};
