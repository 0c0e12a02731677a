import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { offerMs } from '#domain/telegram/linked-chat';
import { type Actor } from '../../shared/actor.ts';
import { CustomerIdSchema } from '../../shared/schemas.ts';
import { type CustomerRefusal } from '../ports/customer-desk.ts';
import { type TelegramPorts } from '../telegram-ports.ts';

export const OfferLink = z.strictObject({
  customerId: CustomerIdSchema.optional().describe(
    'Customers link their own chat and may leave it out; admins must say whose',
  ),
});

/** `url` holds the code: it is shown here and nowhere else. */
export type ChatLink = Readonly<{ url: string; expiresAt: Date }>;
type OfferRefusal = Readonly<
  CustomerRefusal | { code: 'telegram-not-configured' } | { code: 'telegram-unavailable' }
>;

/** Makes a link by which a chat becomes a customer's: once, within a quarter of an hour, in the place of an earlier link. */
export const offerLink =
  ({
    bot,
    chats,
    codes,
    customers,
    clock,
  }: Pick<TelegramPorts, 'bot' | 'chats' | 'codes' | 'customers' | 'clock'>) =>
  async ({
    actor,
    asked,
  }: Readonly<{ actor: Actor; asked: z.output<typeof OfferLink> }>): Promise<
    Result<ChatLink, OfferRefusal>
  > => {
    if (!bot) return err({ code: 'telegram-not-configured' });
    const whose = await customers.named(actor, asked.customerId);
    if (!whose.ok) return whose;
    const username = await bot.username();
    if (username === undefined) return err({ code: 'telegram-unavailable' });
    const code = codes.draw();
    const expiresAt = new Date(clock.now().getTime() + offerMs);
    const { customerId, ownerId } = whose.value;
    await chats.offer(
      { tenantId: actor.tenantId, customerId, ownerId },
      { codeHash: codes.hash(code), expiresAt },
    );
    return ok({ url: `https://t.me/${username}?start=${code}`, expiresAt });
  };
