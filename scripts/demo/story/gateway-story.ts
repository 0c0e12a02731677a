import { type Payment, type Refund } from '../kassa.ts';
import { type Stage } from '../step.ts';

/** Something that a person does, and no API. */
type Deed<Subject> = Readonly<{
  who: string;
  does: string;
  act(stage: Stage, subject: Subject): Promise<void>;
}>;

/** How one and the same story goes at a gateway: paid, a part given back, then the rest. */
export type GatewayStory = Readonly<{
  gateway: string;
  /** What is paid, and the part that goes back first; in minor units. */
  amount: number;
  part: number;
  currency: string;
  paymentMethod: Readonly<{ type: string; token?: string }>;
  /** What the payer does after the charge, and how Kassa hears of it. Without it, the charge takes the money. */
  paying?: Deed<Payment> & Readonly<{ heard: string }>;
  /** The money counts once an admin has said that they saw it. */
  isApproved?: boolean;
  /** Who gives money back where no API does. */
  givingBack?: Deed<Refund>;
}>;
