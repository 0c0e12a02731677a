import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type Locale } from '#domain/shared/locale';

/** A customer as somebody to write to. Null: they cannot be reached that way. */
export type Recipient = Readonly<{
  customerId: CustomerId;
  name: string | null;
  locale: Locale;
  email: string | null;
  telegramChatId: string | null;
}>;

/** Answered by the module that knows customers. */
export interface Recipients {
  find(tenantId: TenantId, customerId: CustomerId): Promise<Recipient | undefined>;
}
