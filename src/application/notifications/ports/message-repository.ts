import { type Message, type MessageDecision } from '#domain/notifications/message';
import { type MessageStatus } from '#domain/notifications/message-transitions';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export type MessageFilter = Readonly<{
  status?: MessageStatus | undefined;
  customerId?: CustomerId | undefined;
}>;

/** Whose claim, from when until when, on how many at most; `ids`: on these only. */
export type Claim = Readonly<{
  by: string;
  now: Date;
  until: Date;
  limit: number;
  ids?: readonly string[];
}>;

export interface MessageRepository {
  /** Durable. What is there already stays as it is. */
  insert(messages: readonly Message[]): Promise<void>;
  find(tenantId: TenantId, id: string): Promise<Message | undefined>;
  /** Claims what is due, longest due first, and gives it as claimed: nobody else is given it until the claim lapses. */
  claim(claim: Claim): Promise<readonly Message[]>;
  /** False when somebody has changed it since it was loaded: then nothing is stored. */
  save(decision: MessageDecision): Promise<boolean>;
  /** Newest first. `cursor` is the `nextCursor` of the page before. */
  list(tenantId: TenantId, filter: MessageFilter, page: PageRequest): Promise<Page<Message>>;
  /** Forgets the oldest of those that were made before this instant, whatever became of them. Gives how many there were. */
  forget(madeBefore: Date, limit: number): Promise<number>;
}
