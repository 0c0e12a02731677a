import { z } from 'zod';
import { ChangePack } from '#application/credits/commands/change-pack';
import { MakePack, type PackAnswer } from '#application/credits/commands/make-pack';
import { type CreditsUseCases } from '#application/credits/index';
import { type PackView } from '#application/credits/pack-view';
import { type Page } from '#application/shared/page';
import { CreditPackIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { PackResource, toPackResource } from './pack-resource.ts';

const tag = 'Credits';
const PackPath = z.strictObject({ packId: CreditPackIdSchema });

export const listPacksRoute = route<CreditsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/credits/packs',
    tag,
    summary: 'Packs of credits on sale',
    description:
      'An admin sees retired ones too. A tenant that has made none sells three usual ones; its first own pack takes their place.',
    access: ['customer', 'admin'],
    query: listOf('cpk'),
    reply: page(PackResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) => ok(await app.listPacks(actor, query)),
  ({ data, nextCursor }: Page<PackView>) => ({ data: data.map(toPackResource), nextCursor }),
);

export const getPackRoute = route<CreditsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/credits/packs/:packId',
    tag,
    summary: 'One pack, on sale or not',
    access: ['customer', 'admin'],
    params: PackPath,
    reply: PackResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getPack(actor.tenantId, params.packId),
  toPackResource,
);

export const makePackRoute = route<CreditsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/credits/packs',
    tag,
    summary: 'Put a pack of credits on sale',
    access: ['admin'],
    idempotent: 'optional',
    body: MakePack,
    reply: PackResource,
    status: 201,
    replayed: ({ replayed }: PackAnswer) => replayed,
    refusals: { 'idempotency-key-reused': 422 },
    examples: { body: { name: 'Medium', credits: 200, amount: 1_499, currency: 'USD', validDays: 365 } },
  },
  (app, { actor, body, idempotency }) => app.makePack({ actor, idempotency, asked: body }),
  ({ pack }: PackAnswer) => toPackResource(pack),
);

export const changePackRoute = route<CreditsUseCases>()(
  {
    method: 'patch',
    path: '/api/v1/credits/packs/:packId',
    tag,
    summary: 'Rename a pack, retire it, or put it on sale again',
    description:
      'Its price and its credits stay: retire it and make another. The usual packs can’t be changed.',
    access: ['admin'],
    params: PackPath,
    body: ChangePack,
    reply: PackResource,
    status: 200,
    refusals: { 'not-found': 404 },
    examples: { body: { onSale: false } },
  },
  (app, { actor, params, body }) => app.changePack({ tenantId: actor.tenantId, ...params, asked: body }),
  toPackResource,
);
