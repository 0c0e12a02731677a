import { type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';

export const subjectKinds = ['payment', 'refund', 'dispute-evidence', 'webhook', 'movement'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
/**
 * What a case is about: its id is that of the payment, the refund, the dispute or the webhook event. A `movement` is money that
 * a provider moved and no book of ours knows: its id is that of the account, and the provider's of the movement.
 */
export type Subject = Readonly<{ kind: SubjectKind; id: string }>;

/**
 * Why a person must look. `outcome-unresolved`: every ask was in vain. `stuck`: asks are overdue, so asking itself fails.
 * `refund-waiting`: no API can make it, and nobody has recorded it for days. `second-person`: one person has said where a large
 * sum is, and another must say the same.
 */
export const causes = [
  'outcome-unresolved',
  'stuck',
  'refund-waiting',
  'webhook-dead',
  'dispute-opened',
  'discrepancy',
  'second-person',
] as const;
export type ReviewCause = (typeof causes)[number];

/** Plain facts for whoever looks: texts, whole numbers, instants as ISO text. Never a secret. */
export type Evidence = Readonly<Record<string, string | number | boolean | null>>;

/** Money, or news about it, that nobody but a person can settle. */
export type Doubt = Readonly<{
  tenantId: TenantId;
  subject: Subject;
  cause: ReviewCause;
  /** Names this very doubt: the same one has the same name whenever it is found, another of its subject has another. */
  occasion: string;
  /** Null where no sum is at stake, or none is known. */
  amount: Money | null;
  since: Date;
  /** When it will be too late; null where nothing is lost by waiting but time. */
  dueAt: Date | null;
  evidence: Evidence;
}>;
