import { type SavedMethod } from '#domain/customers/saved-method';
import { err, type Result } from '#domain/shared/result';
import {
  type Idempotency,
  keyInFlight,
  type KeyInFlight,
  keyReused,
  type KeyReused,
} from '../shared/idempotency.ts';
import { isVisible, type Visibility } from '../shared/visibility.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { answerTo, type MethodAnswer, type MethodRefused } from './method-answer.ts';
import { offerAsDefault } from './offer-as-default.ts';
import { performAndRecord } from './perform-and-record.ts';

const pollEveryMs = 40;

/**
 * Answers a request that was made before. While the first one is being worked on we wait for its answer; when whoever
 * worked on it is gone, we finish it: the same call under the same key, so the provider keeps one method at most.
 */
export const answerMethodRepeat = async (
  ports: CustomersPorts,
  seen: Visibility,
  method: SavedMethod,
  { key, requestHash }: Idempotency,
): Promise<Result<MethodAnswer, MethodRefused | KeyReused | KeyInFlight>> => {
  const request = method.requests.find((made) => made.key === key);
  if (!request || request.hash !== requestHash || !isVisible(method, seen)) return err(keyReused);
  const latest = await waitForAnswer(ports, method, request.callKey);
  if (!isUnanswered(latest, request.callKey))
    return answerTo(ports, await offerAsDefault(ports, latest), key, true);
  if (!isAbandoned(latest, ports.clock.now())) return err(keyInFlight);

  const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
  if (!(await ports.methods.claimCall(latest, leaseEndsAt))) return err(keyInFlight);
  return answerTo(ports, await performAndRecord(ports, latest), key, true);
};

const waitForAnswer = async (
  { methods, clock, pause, settings }: CustomersPorts,
  first: SavedMethod,
  callKey: string,
): Promise<SavedMethod> => {
  let latest = first;
  for (let waitedMs = 0; waitedMs < settings.repeatWaitMs; waitedMs += pollEveryMs) {
    if (!isUnanswered(latest, callKey) || isAbandoned(latest, clock.now())) return latest;
    await pause(pollEveryMs);
    latest = (await methods.find(latest.tenantId, latest.id)) ?? latest;
  }
  return latest;
};

/** Promised, and not answered at all yet: once its requester was told to wait, it has been. */
const isUnanswered = ({ inFlight }: SavedMethod, callKey: string): boolean =>
  inFlight?.key === callKey && inFlight.asks === 0;

const isAbandoned = ({ inFlight }: SavedMethod, now: Date): boolean =>
  inFlight !== null && inFlight.nextAskAt <= now;
