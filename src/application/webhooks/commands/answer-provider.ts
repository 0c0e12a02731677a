import { type MerchantAnswer } from '../ports/merchant-dialect.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

export type AnswerProvider = Readonly<{
  provider: string;
  /** Named in the URL; without it the account that the environment names. */
  account?: string | undefined;
  method: string;
  header(name: string): string | undefined;
  body: Uint8Array;
}>;

/**
 * Answers a provider that leads its payments, in its own form. Undefined when this one does not: then it only tells. What
 * breaks here is answered too, since these providers understand nothing but their own answers.
 */
export const answerProvider =
  ({ merchants, deskOf, clock, log, metrics }: WebhooksPorts) =>
  async ({
    provider,
    account,
    method,
    header,
    body,
  }: AnswerProvider): Promise<Pick<MerchantAnswer, 'contentType' | 'body'> | undefined> => {
    const spoken = await merchants.find(provider, account);
    if (!spoken) return undefined;
    const { dialect, account: gatewayAccountId } = spoken;
    const raw = { method, header, body, at: clock.now() };
    const answer = await dialect.answer(raw, deskOf(gatewayAccountId)).catch((error: unknown) => {
      log.error('provider-not-answered', { provider, gatewayAccountId, error });
      return dialect.unavailable(raw);
    });
    const { asked, outcome, about, alarm } = answer;
    metrics.webhookReceived({ provider, outcome });
    const line = { provider, gatewayAccountId, asked, outcome, ...about };
    if (alarm !== undefined) log.error(alarm, line);
    else if (outcome === 'denied') log.warn('provider-answered', line);
    else log.info('provider-answered', line);
    return answer;
  };
