import { z } from 'zod';
import { type CredentialKeeper } from '#application/gateways/ports/credential-keeper';
import { type GatewayAccountId } from '#domain/shared/ids';
import { keyNames, type PaymeMode } from '../payme-credentials.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';

const Params = z.object({ password: z.string().max(255).default('') });

/** Payme gives us another key, which holds from its next call on. No longer in its list of methods, but in its templates. */
export const changePassword =
  (
    keeper: CredentialKeeper,
    { account, mode, key }: Readonly<{ account: GatewayAccountId; mode: PaymeMode; key: string }>,
  ): MerchantMethod =>
  async (_asking, params) => {
    const asked = Params.safeParse(params);
    if (!asked.success) return refuse('malformed');
    const { password } = asked.data;
    if (password.trim() === '') return refuse('wrong-password', { data: 'password' });
    if (password === key) return refuse('denied');
    const kept = await keeper.replace(account, (credentials) => ({
      ...credentials,
      [keyNames[mode]]: password,
    }));
    return kept === 'kept' ? { result: { success: true } } : refuse('key-of-environment');
  };
