/** One movement of money as the provider believes in it (contract §7). */
export type LedgerEntry = Readonly<{
  id: string;
  kind: 'charge' | 'capture' | 'refund' | 'void' | 'dispute';
  amount: number;
  currency: string;
  status: string;
  reference: string | null;
  idempotencyKey: string | null;
}>;
export type Fault = Readonly<{
  /** Stripe, unless said otherwise. */
  provider?: string;
  operation?: string;
  mode:
    | 'timeout-before'
    | 'timeout-after'
    | 'reset'
    | 'reset-after'
    | 'error-500'
    | 'rate-limit'
    | 'latency'
    | 'garbage';
  times?: number;
  latencyMs?: number;
}>;

/** A hand on the provider emulator: its book, its faults, its disputes, its payers. */
export const controlOf = (url: string) => {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  };
  const provider = 'stripe';
  return {
    /** The movements of one payment or refund, or all of them; Stripe's, unless said otherwise. */
    ledger: async (reference?: string, of: string = provider): Promise<LedgerEntry[]> => {
      const all = await ask<LedgerEntry[]>('GET', `/ledger/${of}`);
      return reference === undefined ? all : all.filter((entry) => entry.reference === reference);
    },
    /** The movements that a provider has under any of these references: Kassa's ids of payments and refunds. */
    book: async (of: string, references: readonly string[]): Promise<LedgerEntry[]> =>
      (await ask<LedgerEntry[]>('GET', `/ledger/${of}`)).filter(
        ({ reference }) => reference !== null && references.includes(reference),
      ),
    /** Plays the payer of a payment at a provider that sends them to a page of its own; throws when they are turned away. */
    playPayer: async (of: string, paymentId: string, act: 'pay' | 'cancel' | 'abandon'): Promise<void> => {
      await ask('POST', '/payer', { provider: of, paymentId, act });
    },
    /** Does by hand what a merchant can do at a provider. */
    useCabinet: async (of: string, action: string, input: object): Promise<void> => {
      await ask('POST', `/cabinet/${action}`, { provider: of, ...input });
    },
    /** The next call of this operation goes wrong, once unless said otherwise. */
    fault: async (fault: Fault): Promise<void> => {
      await ask('POST', '/faults', { provider, times: 1, ...fault });
    },
    /** How often the faults set so far have struck. */
    struck: async (): Promise<number> =>
      (await ask<{ used: number }[]>('GET', '/faults')).reduce((sum, { used }) => sum + used, 0),
    calm: async (): Promise<void> => {
      await ask('DELETE', '/faults');
    },
    openDispute: (paymentId: string, reason?: string, of: string = provider) =>
      ask<{ id: string }>('POST', '/disputes', { provider: of, paymentId, ...(reason && { reason }) }),
    closeDispute: async (id: string, outcome: 'won' | 'lost'): Promise<void> => {
      await ask('POST', `/disputes/${id}/close`, { outcome });
    },
    completeAction: async (paymentId: string, outcome: 'succeeded' | 'failed'): Promise<void> => {
      await ask('POST', `/actions/${paymentId}/complete`, { outcome });
    },
  };
};
export type Control = ReturnType<typeof controlOf>;
