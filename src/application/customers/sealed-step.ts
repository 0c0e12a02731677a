import { z } from 'zod';
import { type PendingStep } from '#domain/customers/method-facts';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type SecretBox } from '../shared/ports/secret-box.ts';
import { type SetupStep } from './ports/method-vault.ts';

const reference = z.string();
const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('browser'), reference, clientSecret: z.string() }),
  z.object({ kind: z.literal('redirect'), reference, url: z.string() }),
  z.object({
    kind: z.literal('code'),
    reference,
    phone: z.string().nullable(),
    resendAfterMs: z.number().nullable(),
  }),
]);
/** A step that is still to be done, in clear. */
export type OpenStep = Exclude<SetupStep, { kind: 'saved' }>;

export const sealStep = (secrets: SecretBox, method: SavedMethod, step: OpenStep): PendingStep => ({
  kind: step.kind,
  sealed: secrets.seal(JSON.stringify(step), sealingContext(method)),
});

export const openStep = (secrets: SecretBox, method: SavedMethod, { sealed }: PendingStep): OpenStep =>
  Step.parse(JSON.parse(secrets.open(sealed, sealingContext(method))));
