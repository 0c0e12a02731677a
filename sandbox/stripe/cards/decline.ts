/** How a bank says no (Stripe doc "Decline codes"). */
export type Decline = {
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
  readonly networkCode: string;
  readonly adviceCode: 'try_again_later' | 'confirm_card_data' | 'do_not_try_again' | null;
  /** Radar blocked it; it never reached the network. */
  readonly blocked: boolean;
};

const generic = 'Your card was declined.';

const decline = (
  code: string,
  declineCode: string | null,
  message: string,
  networkCode: string,
  adviceCode: Decline['adviceCode'],
  blocked = false,
): Decline => ({ code, declineCode, message, networkCode, adviceCode, blocked });

/** All ways to say no, by the name the rest of the emulator uses. Lost, stolen and fraudulent keep the generic message. */
export const declines = {
  generic: decline('card_declined', 'generic_decline', generic, '01', 'try_again_later'),
  insufficientFunds: decline(
    'card_declined',
    'insufficient_funds',
    'Your card has insufficient funds.',
    '51',
    'try_again_later',
  ),
  lostCard: decline('card_declined', 'lost_card', generic, '41', 'do_not_try_again'),
  stolenCard: decline('card_declined', 'stolen_card', generic, '43', 'do_not_try_again'),
  expiredCard: decline('expired_card', 'expired_card', 'Your card has expired.', '54', 'confirm_card_data'),
  incorrectCvc: decline(
    'incorrect_cvc',
    'incorrect_cvc',
    "Your card's security code is incorrect.",
    '82',
    'confirm_card_data',
  ),
  processingError: decline(
    'processing_error',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
    '96',
    'try_again_later',
  ),
  velocity: decline(
    'card_declined',
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    '65',
    'try_again_later',
  ),
  fraudulent: decline('card_declined', 'fraudulent', generic, '59', 'do_not_try_again', true),
  authenticationRequired: decline(
    'authentication_required',
    'authentication_required',
    'Your card was declined. This transaction requires authentication.',
    '1A',
    null,
  ),
} as const;
