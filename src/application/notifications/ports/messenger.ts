import { type Channel } from '#domain/notifications/channel';
import { type Content } from '#domain/notifications/content';
import { type Locale } from '#domain/shared/locale';

/** A message that is ready to go. */
export type OutgoingMessage = Readonly<{
  /** The same whenever the same message is sent again, so that whoever receives it twice can tell. */
  id: string;
  /** An address of the channel: an e-mail address, the id of a Telegram chat. */
  recipient: string;
  locale: Locale;
  content: Content;
}>;

/** What became of a try. `why` is for people who look for the cause, and holds no secret. */
export type Delivery = Readonly<
  /** The channel took it over; `providerId` is its own id of it. */
  | { kind: 'sent'; providerId: string | null }
  /** For good: this recipient will never get this message. */
  | { kind: 'refused'; why: string }
  /** Not now, or nobody knows: it may even have arrived. Worth trying again. */
  | { kind: 'unavailable'; why: string }
>;

/** One channel. */
export interface Messenger {
  readonly channel: Channel;
  /** Never throws for anything that the other side says or fails to say, and ends within `sendMsMax`. */
  send(message: OutgoingMessage): Promise<Delivery>;
  /** The longest that one `send` takes, in milliseconds. */
  readonly sendMsMax: number;
  /** Ends what is kept open between messages. */
  close(): void;
}
