import { coversScope, isScope, type Scope, scopedResources } from '#application/shared/scope';
import { scopeOf } from '#interfaces/http/scope-of';
import { allOperations } from '../../../scripts/docs/all-operations.ts';

const guarded = allOperations().filter(({ access }) => access !== 'public');

describe('scopes', () => {
  it.each([
    ['*', 'payments:write', true],
    ['payments:*', 'payments:write', true],
    ['payments:write', 'payments:write', true],
    ['payments:write', 'payments:read', false],
    ['payments:read', 'payments:*', false],
    ['payments:*', 'payments:*', true],
    ['payments:*', 'payment-methods:read', false],
    ['payments:*', '*', false],
    ['*', '*', true],
  ] as const)('%s for %s: %o', (held, asked, covers) => expect(coversScope([held], asked)).toBe(covers));
  it('held side by side add up', () => {
    const held: Scope[] = ['payments:read', 'refunds:*'];
    expect(
      ['payments:read', 'refunds:write', 'payments:write'].map((one) => coversScope(held, one as Scope)),
    ).toEqual([true, true, false]);
  });
  it.each(['payments', 'payments:', ':read', 'payments:delete', 'paymets:read', '**', '', 'payments:read '])(
    '"%s" is none',
    (text) => expect(isScope(text)).toBe(false),
  );
});

describe('every route that is not public', () => {
  it('needs a scope that keys can have: a new tag wants its word in src/application/shared/scope.ts', () => {
    expect(guarded.length).toBeGreaterThan(40);
    expect(
      guarded.filter((one) => !isScope(scopeOf(one))).map(({ method, path, tag }) => [method, path, tag]),
    ).toEqual([]);
  });
  it('leaves no word without a route', () =>
    expect(new Set(guarded.map((one) => scopeOf(one).split(':')[0]))).toEqual(new Set(scopedResources)));
  it('is read by GET and changed by all else', () => {
    const of = (method: string, path: string) =>
      scopeOf(guarded.find((one) => one.method === method && one.path === `/api/v1${path}`)!);
    expect(of('get', '/payments/:paymentId')).toBe('payments:read');
    expect(of('post', '/payments/charge')).toBe('payments:write');
    expect(of('post', '/payments/:paymentId/refunds')).toBe('refunds:write');
    expect(of('delete', '/admin/api-keys/:apiKeyId')).toBe('api-keys:write');
  });
});
