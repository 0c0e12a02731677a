import { type Answer } from '#test/chaos/races/move';

/** Where the money of one payment is, as anybody would reckon who only knows what was asked and answered. Minor units. */
export type Model = {
  place: 'nowhere' | 'held' | 'taken' | 'released' | 'refused';
  amount: number;
  back: number;
  /** The last request that moved money. */
  last: Asked | undefined;
  /** Its one answer, when it has one. */
  answer: Readonly<{ status: number; id: string | undefined }> | undefined;
  /** Its answer was never heard. */
  isInDoubt: boolean;
};
export type Asked = Readonly<{ path: string; body: object; key: string; effect: Effect }>;
export type Effect = Readonly<
  | { kind: 'open'; place: 'held' | 'taken'; isGood: boolean }
  | { kind: 'capture'; amount: number }
  | { kind: 'cancel' }
  | { kind: 'refund'; amount: number }
>;

export const price = 10_000;
export const newModel = (): Model => ({
  place: 'nowhere',
  amount: 0,
  back: 0,
  last: undefined,
  answer: undefined,
  isInDoubt: false,
});

/** How a request must be answered, if it is answered. */
export const expectedStatus = ({ place, amount, back }: Model, effect: Effect): number => {
  switch (effect.kind) {
    case 'open':
      return effect.isGood ? 201 : 402;
    case 'capture':
      if (place !== 'held') return 409;
      return effect.amount > price ? 422 : 200;
    case 'cancel':
      return place === 'held' ? 200 : 409;
    case 'refund':
      if (place !== 'taken') return 409;
      return effect.amount > amount - back ? 422 : 201;
  }
};

/** What is so once a request was carried out, or refused. */
export const carriedOut = (model: Model, effect: Effect, status: number): void => {
  if (effect.kind === 'open' && status === 402) model.place = 'refused';
  if (status !== 200 && status !== 201) return;
  switch (effect.kind) {
    case 'open':
      model.place = effect.place;
      model.amount = effect.place === 'taken' ? price : 0;
      break;
    case 'capture':
      model.place = 'taken';
      model.amount = effect.amount;
      break;
    case 'cancel':
      model.place = 'released';
      break;
    case 'refund':
      model.back += effect.amount;
      break;
  }
};

/** What Kassa must say of the payment. */
export const expectedPayment = ({ place, amount, back }: Model) => {
  const money = { capturedAmount: amount, refundedAmount: back };
  switch (place) {
    case 'nowhere':
      return undefined;
    case 'held':
      return { status: 'authorized', ...money };
    case 'taken': {
      const status = back === 0 ? 'completed' : back < amount ? 'partially_refunded' : 'refunded';
      return { status, ...money };
    }
    case 'released':
      return { status: 'cancelled', ...money };
    case 'refused':
      return { status: 'failed', ...money };
  }
};

/** The resource inside an answer, without what differs from one telling to the next. */
export const told = ({ status, body }: Answer) => ({
  status,
  id: (body.payment ?? body).id as string | undefined,
});
