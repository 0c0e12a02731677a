/**
 * Who asked, by which request and from where. Personal data: kept with a promise until it is answered, with an event until
 * it is delivered, and for good in the audit trail only.
 */
export type AskedBy = Readonly<{ kind: 'user' | 'api-key'; id: string; requestId: string; address: string }>;
