import { type GatewayAccountId } from '#domain/shared/ids';

type Credentials = Readonly<Record<string, unknown>>;

/** Where accounts' credentials are kept. Answered by the gateways module. */
export interface CredentialKeeper {
  /**
   * Replaces an account's credentials because the provider itself has changed them: what was replaced no longer holds, not
   * even while rotating. `not-kept`: the account is part of the configuration, which only a person can change.
   */
  replace(
    account: GatewayAccountId,
    change: (current: Credentials) => Credentials,
  ): Promise<'kept' | 'not-kept'>;
}
