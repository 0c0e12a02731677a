import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { route } from '#interfaces/http/route';
import { type Idempotency } from '#application/shared/idempotency';

type View = Readonly<{ id: string; state: 'done' | 'running'; again: boolean }>;
type Refusal = Readonly<{ code: 'not-found' }> | Readonly<{ code: 'too-much'; limit: number }>;
type App = { take(input: { id: string; amount: number; key: string }): Promise<Result<View, Refusal>> };

const Resource = z.object({ id: z.string() });
const toResource = ({ id }: View): z.input<typeof Resource> => ({ id });
const spec = {
  method: 'post',
  path: '/api/v1/things/:id',
  tag: 'Things',
  summary: 'Takes a thing',
  access: ['customer'],
  params: z.object({ id: z.string() }),
  body: z.strictObject({ amount: z.int() }),
  reply: Resource,
} as const;
const app: App = {
  take: ({ id, amount, key }) =>
    Promise.resolve(
      amount > 10 ? err({ code: 'too-much', limit: 10 }) : ok({ id, state: 'done', again: key === 'again' }),
    ),
};

describe('the compiler', () => {
  it('knows the output in status, headers and replayed, and the refusal in its rule', () => {
    const taken = route<App>()(
      {
        ...spec,
        idempotent: true,
        status: { of: (view) => (view.state === 'done' ? 201 : 202), all: [201, 202] },
        headers: (view) => ({ Location: `/api/v1/things/${view.id}` }),
        replayed: (view) => view.again,
        refusals: {
          'not-found': 404,
          'too-much': {
            status: 422,
            detail: (refusal: Extract<Refusal, { code: 'too-much' }>) => `At most ${refusal.limit}`,
          },
        },
      },
      (things, { actor, params, body, idempotency }) => {
        const keyed: Idempotency = idempotency;
        const subject: string = actor.subject;
        return things.take({ ...params, ...body, key: keyed.key + subject });
      },
      toResource,
    );
    expect(taken.operation.statuses).toEqual([201, 202]);
    expect(taken.operation.refusals).toEqual({ 'not-found': 404, 'too-much': 422 });
  });

  it('refuses a refusal without a status', () => {
    route<App>()(
      { ...spec, status: 200, refusals: { 'not-found': 404 } },
      // @ts-expect-error too-much has no line in refusals
      (things, { params, body }) => things.take({ ...params, ...body, key: '' }),
      toResource,
    );
  });

  it('refuses a rule that reads what its refusal does not have', () => {
    route<App>()(
      {
        ...spec,
        status: 200,
        refusals: {
          // @ts-expect-error not-found has no limit
          'not-found': { status: 404, detail: (r: { limit: number }) => String(r.limit) },
          'too-much': 422,
        },
      },
      (things, { params, body }) => things.take({ ...params, ...body, key: '' }),
      toResource,
    );
  });

  it('gives no key to a route that does not demand one, and no tenant to a public one', () => {
    route<App>()(
      { ...spec, access: 'public', status: 200, refusals: { 'not-found': 404, 'too-much': 422 } },
      (things, { actor, params, body, idempotency }) => {
        const none: undefined = idempotency;
        // @ts-expect-error nobody knows the tenant of a stranger
        const tenant: unknown = actor.tenantId;
        return things.take({ ...params, ...body, key: String([none, tenant]) });
      },
      toResource,
    );
  });

  it('refuses a body that the use case does not take', () => {
    route<App>()(
      {
        ...spec,
        body: z.strictObject({ amount: z.string() }),
        status: 200,
        refusals: { 'not-found': 404, 'too-much': 422 },
      },
      // @ts-expect-error amount is text
      (things, { params, body }) => things.take({ ...params, ...body, key: '' }),
      toResource,
    );
  });
  it('serves', async () => {
    const bound = route<App>()(
      { ...spec, status: 200, refusals: { 'not-found': 404, 'too-much': 422 } },
      (things, { params, body }) => things.take({ ...params, ...body, key: '' }),
      toResource,
    ).bind(app);
    expect(bound.operation.method).toBe('post');
  });
});
