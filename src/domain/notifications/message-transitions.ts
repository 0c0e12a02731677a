import { type Answered, type Transitions } from '#domain/shared/state-machine';

/**
 * `queued`: to be sent, now or later. `sending`: somebody has claimed it; when the claim lapses another may. `skipped`:
 * there was no way to send it when it came up. `failed`: refused for good, or tried for as long as we do.
 */
export type MessageStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'skipped';

export type MessageEvent = Readonly<
  | { type: 'Claimed'; at: Date; until: Date }
  | { type: 'Sent'; at: Date; providerId: string | null }
  | { type: 'Postponed'; at: Date; dueAt: Date; why: string }
  | { type: 'GivenUp'; at: Date; why: string }
  | { type: 'Skipped'; at: Date; why: string }
  | { type: 'Resent'; at: Date }
>;

export const messageTransitions = {
  queued: { Claimed: 'sending', Skipped: 'skipped' },
  sending: { Claimed: 'sending', Sent: 'sent', Postponed: 'queued', GivenUp: 'failed' },
  sent: { Resent: 'queued' },
  failed: { Resent: 'queued' },
  skipped: { Resent: 'queued' },
} as const satisfies Transitions<MessageStatus, MessageEvent['type']>;

true satisfies MessageEvent['type'] extends Answered<typeof messageTransitions>
  ? true
  : 'an event no state answers to';
