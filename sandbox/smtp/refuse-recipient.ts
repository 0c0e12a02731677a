import { reply } from './reply.ts';

/** Takes an address and gives the server's refusal of it, for good; null for one that exists. Nobody called `refused…` does. */
export const refuseRecipient = (address: string): Error | null =>
  address.toLowerCase().startsWith('refused') ? reply(550, '5.1.1 no such mailbox here') : null;
