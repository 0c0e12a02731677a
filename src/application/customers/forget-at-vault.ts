import { type Customer } from '#domain/customers/customer';
import { linkOf } from '#domain/customers/customer-links';
import { type MethodNews } from '#domain/customers/method-news';
import { type PendingStep, type Sealed } from '#domain/customers/method-facts';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type VaultCall } from '#domain/customers/vault-call';
import { type CustomersPorts } from './customers-ports.ts';
import { type MethodVault } from './ports/method-vault.ts';
import { openStep } from './sealed-step.ts';
import { fingerprintOf } from './vault-news.ts';

type Ports = Pick<CustomersPorts, 'methods' | 'secrets'>;
/** What there is to forget; null when nothing was saved. */
type Kept = Readonly<{ token: string | null }> | Readonly<{ unknown: string }>;

/**
 * Has a provider forget a method. Of a setup whose outcome nobody has heard we find out first: begun once more under its
 * own key (`beginAgain`), it gives the answer that was lost.
 */
export const forgetAtVault = async (
  ports: Ports,
  vault: MethodVault,
  { method, customer, call }: Readonly<{ method: SavedMethod; customer: Customer; call: VaultCall }>,
  beginAgain: () => Promise<MethodNews>,
): Promise<MethodNews> => {
  const { id, gatewayAccountId: account } = method;
  const customerReference = method.customerReference ?? linkOf(customer, account)?.reference ?? null;
  // Nothing can have been saved there for a customer who is not known there. Whoever is about to will tell us.
  if (customerReference === null) return { kind: 'removed', forgot: null };

  const kept = await whatIsKept(ports, vault, method, { customerReference, key: call.key }, beginAgain);
  if ('unknown' in kept) return { kind: 'unknown', cause: kept.unknown };
  if (kept.token === null) return { kind: 'removed', forgot: null };
  const forgot = fingerprintOf(account, kept.token);
  const holders = await ports.methods.holdersOf(account, forgot);
  const isShared = holders.some((holder) => holder.id !== id && holder.status === 'active');
  if (isShared) return { kind: 'removed', forgot: method.fingerprint };
  const gone = await vault.remove({ customerReference, token: kept.token });
  return gone.ok ? { kind: 'removed', forgot } : { kind: 'unknown', cause: gone.error.code };
};

type Asking = Readonly<{ customerReference: string; key: string }>;

const whatIsKept = async (
  ports: Ports,
  vault: MethodVault,
  method: SavedMethod,
  asking: Asking,
  beginAgain: () => Promise<MethodNews>,
): Promise<Kept> => {
  if (method.token !== null) return { token: opened(ports, method, method.token) };
  if (!method.setup) return { token: null };
  const begun = method.setup.step ? ({ kind: 'step', step: method.setup.step } as const) : await beginAgain();
  switch (begun.kind) {
    case 'saved':
      return { token: opened(ports, method, begun.saved.token) };
    case 'step':
      return abandon(ports, vault, method, begun.step, asking);
    case 'unknown':
      return { unknown: begun.cause };
    default:
      return { token: null };
  }
};

/** Ends a setup that waits for its customer; they may have finished it a moment ago. */
const abandon = async (
  { secrets }: Ports,
  vault: MethodVault,
  method: SavedMethod,
  step: PendingStep,
  asking: Asking,
): Promise<Kept> => {
  const { reference } = openStep(secrets, method, step);
  const ended = vault.abandon
    ? await vault.abandon({ ...asking, reference })
    : await vault.finish({ ...asking, reference, code: null });
  if (ended.ok) return { token: ended.value?.token ?? null };
  return ended.error.code === 'unavailable' ? { unknown: ended.error.code } : { token: null };
};

const opened = ({ secrets }: Ports, method: SavedMethod, sealed: Sealed): string =>
  secrets.open(sealed, sealingContext(method));
