import { type RequestListener } from 'node:http';
import { type Agenda } from './agenda.ts';
import { type Clock } from './clock.ts';
import { type FaultPlan } from './faults/fault-plan.ts';
import { type Journal } from './journal/journal.ts';
import { type LatencyBook } from './latency/latency-book.ts';
import { type Ledger } from './ledger.ts';
import { type WebhookPolicy } from './webhook-policy.ts';

/** What every emulator shares with the others. */
export type Surroundings = {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  readonly latency: LatencyBook;
  readonly seed: number;
};

/** Why a control call cannot be done: an HTTP status and a sentence. */
export type Refused = { readonly refused: 400 | 404 | 409 | 422; readonly message: string };

/** The webhooks of a provider, as the control API steers them. */
export type WebhookControl = {
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly resend: (eventId: string) => object | Refused | Promise<object | Refused>;
  readonly roll: (secret: string) => object | Refused;
  readonly stats: () => object;
  /** What the receiver said yes to, by the provider's id of the event; absent where nothing has one. */
  readonly delivered?: () => readonly { readonly id: string; readonly type: string }[];
};

/** The disputes of a provider, as the control API steers them. */
export type DisputeControl = {
  readonly open: (paymentId: string, reason: string | undefined) => object | Refused;
  readonly close: (disputeId: string, outcome: 'won' | 'lost') => object | Refused;
};

/** What a payer does at a provider. */
export type PayerVisit = {
  readonly paymentId: string;
  readonly act: 'pay' | 'cancel' | 'abandon';
  /** The payment page they were sent to; left out, they follow the link that the shop has for this payment. */
  readonly url?: string | undefined;
};

/** A chat with the bot, by its number. */
type InChat = { readonly chatId: number };

/** The people that a bot talks with, as the control API plays them. */
export type MessengerControl = {
  /** What the bot has said so far, as it stands now. */
  readonly messages: () => readonly InChat[];
  /** Buttons that were pressed, with what the bot said to that. */
  readonly answers: () => readonly InChat[];
  /** The bot's menu of commands, by scope and language. */
  readonly commands: () => object;
  readonly write: (
    letter: InChat & {
      readonly text: string;
      readonly from?:
        | {
            readonly firstName?: string | undefined;
            readonly username?: string | undefined;
            readonly languageCode?: string | undefined;
          }
        | undefined;
    },
  ) => object | Refused;
  /** `forged`: with data that no button of the message brings. */
  readonly press: (
    button: InChat & {
      readonly messageId: number;
      readonly data: string;
      readonly forged?: boolean | undefined;
    },
  ) => object | Refused;
  readonly block: (chat: InChat) => object | Refused;
};

/** A provider's emulator: something that answers HTTP, has a book, and can be played with. */
export type Emulator = {
  readonly name: string;
  /** The names of its calls that a fault can be aimed at. */
  readonly operations: readonly string[];
  readonly listener: RequestListener;
  /** Tells it where it listens, before the first call. */
  readonly listensAt: (url: string) => void;
  /** Called once state is loaded: registers what the environment asked for and resumes unfinished work. */
  readonly begin: () => void;
  readonly ledger: Ledger;
  readonly webhooks?: WebhookControl;
  readonly disputes?: DisputeControl;
  /** Plays the payer: pays, cancels or walks away. */
  readonly payer?: (visit: PayerVisit) => Promise<object | Refused>;
  /** Does what a merchant does by hand at the provider; which actions there are and what they take is the provider's. */
  readonly cabinet?: (action: string, input: Readonly<Record<string, unknown>>) => Promise<object | Refused>;
  readonly messenger?: MessengerControl;
  /** Finishes a customer action such as a 3-D Secure challenge. */
  readonly completeAction?: (id: string, outcome: 'succeeded' | 'failed') => object | Refused;
  /** The certificate, as PEM, that vouches for what it signs. */
  readonly authority?: () => string;
  readonly reset: () => void;
  readonly stop: () => void;
};
