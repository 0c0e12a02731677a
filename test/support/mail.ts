import { eventually } from './eventually.ts';

/** A mail as the emulated mail server took it (contract §7). */
export type Mail = Readonly<{
  id: string;
  to: readonly string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  at: string;
  headers: Readonly<Record<string, string>>;
}>;

/** Looks into the mailbox behind a control address. */
export const mailOf = (controlUrl: string) => {
  /** All that came for an address, newest first. */
  const to = async (address: string): Promise<Mail[]> => {
    const response = await fetch(`${controlUrl}/mail`);
    const all = (await response.json()) as Mail[];
    return all.filter((mail) => mail.to.includes(address));
  };
  return {
    to,
    /** All of them, once there are so many. */
    arrived: (address: string, count = 1): Promise<Mail[]> =>
      eventually(`${count} mails for ${address}`, async () => {
        const found = await to(address);
        return found.length >= count && found;
      }),
  };
};
