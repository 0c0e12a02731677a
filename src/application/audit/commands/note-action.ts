import { changesBetween } from '#domain/audit/changes-between';
import { answerIdOf, type AuditOutcome, type AuditRecord, type AuditSubject } from '#domain/audit/record';
import { type Shown } from '#domain/shared/shown';
import { type Actor } from '../../shared/actor.ts';
import { askedBy } from '../../shared/asked-by.ts';
import { maskSecrets, maskText } from '../../shared/mask-secrets.ts';
import { Unavailable } from '../../shared/unavailable.ts';
import { type AuditPorts } from '../audit-ports.ts';
import { withoutNumbers } from '../without-numbers.ts';

/** What an admin asks for. `input`: all that was sent, as it was sent. */
export type AskedAction = Readonly<{
  actor: Actor;
  action: string;
  subject: AuditSubject;
  reason: string | undefined;
  input: unknown;
}>;
export type Answered = Readonly<{
  outcome: Extract<AuditOutcome, 'succeeded' | 'refused' | 'failed'>;
  status: number;
  code: string | null;
  /** The id of what was made, when the question could not name it yet. */
  madeId: string | undefined;
  before: Shown | undefined;
  after: Shown | undefined;
}>;

/**
 * Records that an admin asks for something, before anything is done about it. Throws Unavailable when it can't be
 * recorded: then it must not be done.
 */
export const noteAsked =
  ({ trail, ids, clock }: Pick<AuditPorts, 'trail' | 'ids' | 'clock'>) =>
  async ({ actor, action, subject, reason, input }: AskedAction): Promise<AuditRecord> => {
    const { kind, id, requestId, address } = askedBy(actor);
    const asked: AuditRecord = {
      id: ids.next('aud'),
      tenantId: actor.tenantId,
      at: clock.now(),
      action,
      subject: { kind: subject.kind, id: subject.id === null ? null : maskText(subject.id) },
      paymentId: null,
      actor: { kind, id },
      reason: reason === undefined ? null : maskText(reason),
      cause: null,
      asked: input === undefined ? null : JSON.stringify(maskSecrets(withoutNumbers(input))),
      before: null,
      after: null,
      outcome: 'asked',
      status: null,
      code: null,
      requestId,
      address,
    };
    try {
      await trail.append([asked]);
    } catch (failure) {
      throw new Unavailable('the audit trail can’t be written', { cause: failure });
    }
    return asked;
  };

/**
 * Records what came of it. It is done by then, so a failure to record is only logged: the question stands there without an
 * answer, which says that it was cut short.
 */
export const noteAnswered =
  ({ trail, clock, log }: Pick<AuditPorts, 'trail' | 'clock' | 'log'>) =>
  async (asked: AuditRecord, answered: Answered): Promise<void> => {
    const { outcome, status, code, madeId, before, after } = answered;
    const changed = changesBetween(masked(before), masked(after));
    const { kind, id } = asked.subject;
    try {
      await trail.append([
        {
          ...asked,
          id: answerIdOf(asked.id),
          at: clock.now(),
          subject: { kind, id: id ?? (madeId === undefined ? null : maskText(madeId)) },
          asked: null,
          before: changed.before ? JSON.stringify(changed.before) : null,
          after: changed.after ? JSON.stringify(changed.after) : null,
          outcome,
          status,
          code,
        },
      ]);
    } catch (error) {
      log.error('audit-answer-not-recorded', { recordId: asked.id, outcome, status, error });
    }
  };

const masked = (shown: Shown | undefined): Shown | undefined => shown && (maskSecrets(shown) as Shown);
