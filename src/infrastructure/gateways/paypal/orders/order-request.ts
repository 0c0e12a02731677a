import {
  CheckoutPaymentIntent,
  type OrderRequest,
  type PaymentSource,
  PaymentInitiator,
  PaypalExperienceLandingPage,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
  type PaypalWallet,
  StoredPaymentSourceUsageType,
} from '@paypal/paypal-server-sdk';
import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { toPaypal } from '../paypal-amount.ts';
import { type PaypalSettings } from '../paypal-settings.ts';

const descriptionMax = 127;

/**
 * `custom_id` leads every capture, report and dispute back to our payment. PayPal takes one payment for an `invoice_id`
 * (unless the merchant turned that off), so the number is a second bolt against charging twice.
 */
export const orderRequest = (call: OpeningCall, settings: PaypalSettings): OrderRequest => {
  const paymentSource =
    call.source === null ? pageOf(call, settings) : savedSource(call.source, call.offSession);
  const description = described(call.description);
  return {
    intent: call.captureMethod === 'manual' ? CheckoutPaymentIntent.Authorize : CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        amount: toPaypal(call.amount),
        customId: call.paymentId,
        invoiceId: call.number,
        ...(description !== '' && { description }),
      },
    ],
    ...(paymentSource && { paymentSource }),
  };
};

/** In one line, cut between characters and not within one. */
const described = (text: string | null): string =>
  Array.from((text ?? '').replace(/\s+/g, ' ').trim())
    .slice(0, descriptionMax)
    .join('');

/** A saved method is charged in the very call that names it. */
export const savedSource = (vaultId: string, offSession: boolean): { paypal: PaypalWallet } => ({
  paypal: {
    vaultId,
    storedCredential: {
      paymentInitiator: offSession ? PaymentInitiator.Merchant : PaymentInitiator.Customer,
      usage: StoredPaymentSourceUsageType.Subsequent,
    },
  },
});

/** How PayPal's page looks and where it leads back; nothing when we know no way back, then the buyer chooses freely. */
const pageOf = ({ returnUrl }: OpeningCall, settings: PaypalSettings): PaymentSource | undefined =>
  returnUrl === null
    ? undefined
    : {
        paypal: {
          experienceContext: {
            ...(settings.brandName !== undefined && { brandName: settings.brandName }),
            ...(settings.landingPage !== undefined && { landingPage: landingPages[settings.landingPage] }),
            shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
            userAction: PaypalExperienceUserAction.PayNow,
            returnUrl,
            cancelUrl: returnUrl,
          },
        },
      };

const landingPages: Readonly<
  Record<NonNullable<PaypalSettings['landingPage']>, PaypalExperienceLandingPage>
> = {
  LOGIN: PaypalExperienceLandingPage.Login,
  GUEST_CHECKOUT: PaypalExperienceLandingPage.GuestCheckout,
  NO_PREFERENCE: PaypalExperienceLandingPage.NoPreference,
};
