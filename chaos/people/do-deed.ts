import { setTimeout as pause } from 'node:timers/promises';
import { type Service } from '../clients/ask-until-answered.ts';
import { persist } from '../clients/persist.ts';
import { type Provider } from '../plan/gateway.ts';
import { type Deed, type Scenario } from '../plan/scenario.ts';
import { type SandboxControl } from '../system/sandbox-control.ts';
import { type Till } from './till.ts';

/** Those who act, and where they do. */
export type People = Readonly<{ service: Service; sandbox: SandboxControl; till: Till }>;

/** How often a payer who was sent to a page that is not there tries again. */
const knocksMax = 4;
const knockEveryMs = 700;

export const doDeed = async (
  people: People,
  { gateway, amount, currency }: Scenario,
  paymentId: string,
  deed: Deed,
): Promise<void> => {
  if (deed.afterMs > 0) await pause(deed.afterMs);
  switch (deed.who) {
    case 'cardholder':
      return people.sandbox.completeChallenge(paymentId, deed.does);
    case 'payer':
      return visit(people, gateway as Provider, paymentId, deed.does);
    case 'admin':
      if (deed.does === 'reject') return reject(people, paymentId, deed.name);
      return approve(people, { id: paymentId, amount, currency }, deed.name);
  }
};

const visit = async (
  { sandbox }: People,
  provider: Provider,
  paymentId: string,
  act: 'pay' | 'cancel' | 'abandon',
): Promise<void> => {
  for (let knocks = 0; knocks < knocksMax; knocks += 1) {
    if (await sandbox.visit(provider, paymentId, act)) return;
    await pause(knockEveryMs);
  }
};

/** The money is there before anybody says so; what the shop would not have goes back to whoever sent it. */
const approve = async (
  { service, till }: People,
  payment: Readonly<{ id: string; amount: number; currency: string }>,
  as: string,
): Promise<void> => {
  till.arrived(payment);
  const said = await persist(service, {
    method: 'POST',
    path: `/admin/payments/${payment.id}/approve`,
    body: { note: 'seen on the statement', evidence: 'statement 17' },
    as,
  });
  if (said?.status === 200) return;
  const seen = await persist(service, { method: 'GET', path: `/payments/${payment.id}`, as });
  if ((seen?.body.capturedAmount ?? 0) === 0) till.sentBack(payment.id);
};

const reject = async ({ service }: People, paymentId: string, as: string): Promise<void> => {
  const body = { reason: 'it never came' };
  await persist(service, { method: 'POST', path: `/admin/payments/${paymentId}/reject`, body, as });
};
