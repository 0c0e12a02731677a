import { z } from 'zod';
import {
  overlapDefaultMs,
  overlapMaxMs,
  rotateCredentials as rotate,
  type TooManyRetired,
} from '#domain/gateways/gateway-account';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type AccountAnswer, accountRequest, answerToRepeat } from '../account-request.ts';
import { findOwn } from '../find-own.ts';
import { gatewayAccountView, type GatewayAccountView } from '../gateway-account-view.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';
import { type AccountNotAccepted, changed, readAs } from '../read-as.ts';
import { openCredentials, sealCredentials } from '../seal-credentials.ts';
import { FieldsSchema } from './create-account.ts';

export const RotateCredentials = z.strictObject({
  credentials: FieldsSchema.describe('Only those that change; null takes one away'),
  overlapMs: z
    .int()
    .min(0)
    .max(overlapMaxMs)
    .default(overlapDefaultMs)
    .describe(
      'How much longer what the provider signs with earlier credentials is believed; 0 after a leak: nothing but the new ones holds',
    ),
});
type Input = Readonly<{
  actor: Actor;
  id: GatewayAccountId;
  idempotency: Idempotency;
  asked: z.output<typeof RotateCredentials>;
}>;
type Refusal = NotFound | KeyReused | TooManyRetired | AccountNotAccepted;

/** Gives an account new credentials. Every call from now on is made with them; what is on its way here may be signed by the old. */
export const rotateCredentials = (ports: GatewaysPorts) => {
  const { accounts, remembered, providers, secrets, clock, log } = ports;
  const view = gatewayAccountView(ports);

  const rotateOnce = async ({
    actor,
    id,
    idempotency,
    asked,
  }: Input): Promise<Result<AccountAnswer<GatewayAccountView>, Refusal>> => {
    const account = await findOwn(accounts, actor.tenantId, id);
    if (!account) return err(notFound);
    if (account.requests.some(({ key }) => key === idempotency.key)) {
      const repeat = answerToRepeat(secrets, account, idempotency);
      return repeat.ok ? ok({ account: view(repeat.value), isRepeat: true }) : repeat;
    }
    const provider = providers.find(({ name }) => name === account.provider);
    if (!provider) throw new Error(`no provider ${account.provider} is known, but ${id} is an account there`);
    const read = readAs(provider, account.mode, {
      settings: account.settings,
      credentials: changed(openCredentials(secrets, account), asked.credentials),
    });
    if (!read.ok) return read;
    const credentials = sealCredentials(secrets, account, read.value.credentials);
    const request = accountRequest(secrets, account, idempotency, clock.now());
    const rotated = rotate(account, { credentials, overlapMs: asked.overlapMs }, request);
    if (!rotated.ok) return rotated;
    const saved = await accounts.save(rotated.value);
    remembered.forget(saved);
    log.info('gateway-account-rotated', {
      gatewayAccountId: id,
      overlapMs: asked.overlapMs,
      tenantId: actor.tenantId,
      by: actor.subject,
      requestId: actor.requestId,
    });
    return ok({ account: view(saved), isRepeat: false });
  };

  return async (input: Input): Promise<Result<AccountAnswer<GatewayAccountView>, Refusal>> => {
    try {
      return await retryOnConflict(() => rotateOnce(input));
    } catch (failure) {
      // The key is in use on another account of the tenant.
      if (failure instanceof KeyTaken) return err(keyReused);
      throw failure;
    }
  };
};
