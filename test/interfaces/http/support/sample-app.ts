import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type Actor } from '#application/shared/actor';
import { type Idempotency } from '#application/shared/idempotency';
import { Unavailable } from '#application/shared/unavailable';
import { err, ok, type Result } from '#domain/shared/result';

export type SamplePayment = Readonly<{ id: string; amount: number; status: 'completed' | 'processing' }>;
export type Charged = Readonly<{ payment: SamplePayment; replayed: boolean }>;
export type Declined = Readonly<{ code: 'payment-declined'; payment: SamplePayment; replayed: boolean }>;
export type TooMuch = Readonly<{ code: 'amount-above-limit'; limit: number }>;
type NotFound = Readonly<{ code: 'not-found' }>;
type Charge = Readonly<{ actor: Actor; idempotency: Idempotency; amount: number; token: string }>;

/** What a leaking driver might throw: it must stay inside. */
export const leak =
  'connect failed: mongodb://root:hunter2secret@db/ key sk_live_51LeakedKey card 4242424242424242';

/** Use cases for the sample routes. A token says how the charge ends. */
export const sampleApp = () => {
  const heard: unknown[] = [];
  let release: () => void = () => undefined;
  return {
    heard,
    /** Lets a `slow` charge go on. */
    release: () => release(),

    charge: async (
      input: Charge,
    ): Promise<Result<Charged, Declined | TooMuch | Readonly<{ code: 'idempotency-key-reused' }>>> => {
      heard.push(input);
      const payment: SamplePayment = {
        id: 'pay_0001',
        amount: input.amount,
        status: input.token === 'pending' ? 'processing' : 'completed',
      };
      if (input.amount > 1_000_000) return err({ code: 'amount-above-limit', limit: 1_000_000 });
      switch (input.token) {
        case 'declined':
        case 'declined-again':
          return err({ code: 'payment-declined', payment, replayed: input.token === 'declined-again' });
        case 'reused':
          return err({ code: 'idempotency-key-reused' });
        case 'conflict':
          throw new ConcurrencyConflict('version 3');
        case 'down':
          throw new Unavailable(leak);
        case 'bug':
          throw new TypeError(leak);
        case 'bad-header':
          return ok({ payment: { ...payment, id: 'pay_\n' }, replayed: false });
        case 'slow':
          await new Promise<void>((resolve) => (release = resolve));
          return ok({ payment, replayed: false });
        default:
          return ok({ payment, replayed: input.token === 'again' });
      }
    },
    get: async (id: string): Promise<Result<SamplePayment, NotFound>> =>
      id === 'pay_0001' ? ok({ id, amount: 100, status: 'completed' }) : err({ code: 'not-found' }),
    list: async (
      asked: Readonly<{ limit: number; cursor?: string | undefined }>,
    ): Promise<Result<unknown, never>> => ok(asked),
    remove: async (id: string): Promise<Result<string, never>> => ok(id),
    hear: (body: Buffer) => void heard.push(body),
  };
};
export type SampleApp = ReturnType<typeof sampleApp>;
