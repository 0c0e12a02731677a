import { type ProviderCall } from '#domain/payments/provider-call';
import { type PaymentsPorts } from './payments-ports.ts';

type Called = Readonly<{ inFlight: ProviderCall | null }>;
type Ports = Pick<PaymentsPorts, 'clock' | 'pause' | 'settings'>;

const pollEveryMs = 40;

/** Looks again until the call has been answered, its maker is gone, or the caller has waited long enough. */
export const waitForAnswer = async <T extends Called>(
  { clock, pause, settings }: Ports,
  first: T,
  callKey: string | null,
  look: () => Promise<T | undefined>,
): Promise<T> => {
  let latest = first;
  for (let waitedMs = 0; waitedMs < settings.repeatWaitMs; waitedMs += pollEveryMs) {
    if (!isUnanswered(latest, callKey) || isAbandoned(latest, clock.now())) return latest;
    await pause(pollEveryMs);
    latest = (await look()) ?? latest;
  }
  return latest;
};

/** Promised, and not answered at all yet: once its requester was told "processing" (an ask), it has been. */
export const isUnanswered = ({ inFlight }: Called, callKey: string | null): boolean =>
  inFlight !== null && inFlight.key === callKey && inFlight.asks === 0;

/** Whoever made the call has had the time to say what came of it, and has not. */
export const isAbandoned = ({ inFlight }: Called, now: Date): boolean =>
  inFlight !== null && inFlight.nextAskAt !== null && inFlight.nextAskAt <= now;
