import { type Background } from '../shared/ports/background.ts';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type LinkSigner } from '../shared/ports/link-signer.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Matters } from './ports/matters.ts';
import { type MessageRepository } from './ports/message-repository.ts';
import { type Messenger } from './ports/messenger.ts';
import { type Recipients } from './ports/recipients.ts';

/** All this module needs from the world. */
export interface NotificationsPorts {
  messages: MessageRepository;
  /** One a channel that there is a way to. */
  messengers: readonly Messenger[];
  recipients: Recipients;
  matters: Matters;
  links: LinkSigner;
  /** Begins the links in messages, without a slash at its end; undefined: messages have none. */
  publicUrl: string | undefined;
  background: Background;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  metrics: Metrics;
}
