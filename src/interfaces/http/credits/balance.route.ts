import { z } from 'zod';
import { ConsumeCredits, type ConsumeAnswer } from '#application/credits/commands/consume-credits';
import { creditEntryKinds, type EntryView } from '#application/credits/entry-view';
import { type CreditsUseCases } from '#application/credits/index';
import { type BalanceView } from '#application/credits/queries/get-balance';
import { type Page } from '#application/shared/page';
import { CustomerIdSchema } from '#application/shared/schemas';
import { customerRefusals } from '../customers/method-answers.ts';
import { units } from '../ledger/units.ts';
import { ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { EntryResource, toEntryResource } from './entry-resource.ts';

const tag = 'Credits';
const access = ['customer', 'admin'] as const;
const whose = CustomerIdSchema.optional().describe('Whose; the caller’s own when left out');
const whoseRefusals = { 'not-found': 404 } as const;
const whoseWords = 'The caller’s own unless customerId says whose.';

const BalanceResource = z
  .object({
    customerId: z.string().nullable().describe('Null: the caller is no customer yet'),
    balance: z.int(),
    expiring: z
      .array(z.object({ credits: z.int(), expiresAt: z.iso.datetime() }))
      .describe('What of the balance runs out, the soonest first; that is used first, too'),
  })
  .meta({ id: 'CreditBalance' });

export const getBalanceRoute = route<CreditsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/credits',
    tag,
    summary: 'How many credits a customer has',
    description: whoseWords,
    access,
    query: z.strictObject({ customerId: whose }),
    reply: BalanceResource,
    status: 200,
    refusals: whoseRefusals,
  },
  (app, { actor, query }) => app.getBalance(actor, query.customerId),
  ({ customerId, balance, expiring }: BalanceView) => ({
    customerId,
    balance: units(balance),
    expiring: expiring.map(({ credits, expiresAt }) => ({
      credits: units(credits),
      expiresAt: expiresAt.toISOString(),
    })),
  }),
);

export const consumeCreditsRoute = route<CreditsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/credits/consume',
    tag,
    summary: 'Use credits up: as many as are asked for, or none',
    description:
      'A key counts once for each customer, for ever. A refusal for too few credits keeps nothing: the same key may succeed later.',
    access,
    idempotent: true,
    body: ConsumeCredits,
    reply: EntryResource,
    status: 201,
    replayed: ({ replayed }: ConsumeAnswer) => replayed,
    refusals: {
      ...customerRefusals,
      'idempotency-key-reused': 422,
      'unfit-credits': 422,
      'not-enough-credits': {
        status: 422,
        detail: ({ available, credits }: { available: bigint; credits: bigint }) =>
          `credits is ${credits}, but there are ${available}. Ask for less, or buy a pack first.`,
        extra: ({ available }: { available: bigint }) => ({ available: units(available) }),
      },
    },
    examples: { body: { credits: 3, reason: 'three pictures' } },
  },
  (app, { actor, body, idempotency }) => app.consumeCredits({ actor, idempotency, asked: body }),
  ({ entry }: ConsumeAnswer) => toEntryResource(entry),
);

export const listHistoryRoute = route<CreditsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/credits/history',
    tag,
    summary: 'Everything that happened to a customer’s credits, newest first',
    description: whoseWords,
    access,
    query: ListQuery.extend({
      cursor: z
        .string()
        .regex(/^[1-9]\d{0,15}$/, 'is not a nextCursor of this list')
        .optional(),
      customerId: whose,
      kind: z.enum(creditEntryKinds).optional(),
    }),
    reply: page(EntryResource),
    status: 200,
    refusals: whoseRefusals,
  },
  (app, { actor, query: { limit, cursor, ...filter } }) => app.listHistory(actor, filter, { limit, cursor }),
  ({ data, nextCursor }: Page<EntryView>) => ({ data: data.map(toEntryResource), nextCursor }),
);
