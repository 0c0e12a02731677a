import { z } from 'zod';
import { changeAccount as change } from '#domain/gateways/gateway-account';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { findOwn } from '../find-own.ts';
import { gatewayAccountView, type GatewayAccountView } from '../gateway-account-view.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';
import { type AccountNotAccepted, changed, readAs } from '../read-as.ts';
import { openCredentials } from '../seal-credentials.ts';
import { FieldsSchema, LabelSchema, PrioritySchema } from './create-account.ts';

export const ChangeAccount = z.strictObject({
  label: LabelSchema.optional(),
  priority: PrioritySchema.optional(),
  status: z
    .enum(['active', 'disabled'])
    .optional()
    .describe('disabled: takes no new payments, but still serves its old ones'),
  settings: FieldsSchema.optional().describe('Only those that change; null takes one away'),
});
type Input = Readonly<{ actor: Actor; id: GatewayAccountId; asked: z.output<typeof ChangeAccount> }>;

/** Changes all of an account but what it proves itself with. */
export const changeAccount = (ports: GatewaysPorts) => {
  const { accounts, remembered, providers, secrets, clock, log } = ports;
  const view = gatewayAccountView(ports);
  return ({
    actor,
    id,
    asked: { settings, label, priority, status },
  }: Input): Promise<Result<GatewayAccountView, NotFound | AccountNotAccepted>> =>
    retryOnConflict(async () => {
      const account = await findOwn(accounts, actor.tenantId, id);
      if (!account) return err(notFound);
      const provider = settings && providers.find(({ name }) => name === account.provider);
      const read =
        provider &&
        readAs(provider, account.mode, {
          settings: changed(account.settings, settings),
          credentials: openCredentials(secrets, account),
        });
      if (read && !read.ok) return read;
      const changes = {
        ...(label !== undefined && { label }),
        ...(priority !== undefined && { priority }),
        ...(status !== undefined && { status }),
        ...(read && { settings: read.value.settings }),
      };
      const saved = await accounts.save(change(account, changes, clock.now()));
      remembered.forget(saved);
      log.info('gateway-account-changed', {
        gatewayAccountId: id,
        fields: Object.keys(changes),
        tenantId: actor.tenantId,
        by: actor.subject,
        requestId: actor.requestId,
      });
      return ok(view(saved));
    });
};
