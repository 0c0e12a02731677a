import { type Journal } from '../../journal/journal.ts';

/** What a payment method has been through, which its object does not show. */
type Mark =
  /** Paid once without a customer: it can neither pay again nor be attached. */
  | 'consumed'
  /** Its holder passed a challenge while saving it for later. */
  | 'authenticated'
  /** Detached: retired for good. */
  | 'retired';

/** Which payment methods carry which mark. */
export type Marks = {
  readonly set: (mark: Mark, paymentMethod: string) => void;
  readonly has: (mark: Mark, paymentMethod: string) => boolean;
  readonly clear: () => void;
};

const kind = 'stripe.mark';

/** Gives an empty set of marks that the journal keeps. */
export const createMarks = (journal: Journal): Marks => {
  const marked = {
    consumed: new Set<string>(),
    authenticated: new Set<string>(),
    retired: new Set<string>(),
  };
  journal.keep({
    kind,
    restore: (value) => {
      const { mark, id } = value as { mark: Mark; id: string };
      marked[mark].add(id);
    },
    everything: function* () {
      for (const mark of ['consumed', 'authenticated', 'retired'] as const)
        for (const id of marked[mark]) yield { mark, id };
    },
  });
  return {
    set: (mark, id) => {
      if (marked[mark].has(id)) return;
      marked[mark].add(id);
      journal.wrote(kind, { mark, id });
    },
    has: (mark, id) => marked[mark].has(id),
    clear: () => {
      for (const ids of Object.values(marked)) ids.clear();
    },
  };
};
