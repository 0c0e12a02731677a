import { type ApiKey } from '#domain/access/api-key';
import { type ApiKeyId } from '#domain/shared/ids';
import { remembered, type Remembered } from '../shared/remembered.ts';
import { type ApiKeyRepository } from './ports/api-key-repository.ts';

/** A credential that was found good is trusted for half a second more, so that a revocation is known within one. */
export const keyAgeMaxMs = 500;
export const keyTrustMs = 500;
const countMax = 10_000;

export type RememberedKeys = Remembered<ApiKeyId, ApiKey | undefined>;

/** Keys as read lately, also that there is none: a service asks hundreds of times a second with the same one. */
export const rememberedKeys = (keys: ApiKeyRepository): RememberedKeys =>
  remembered((id) => keys.find(id), { ageMaxMs: keyAgeMaxMs, countMax });
