/** What was wrong and what to do about it, for the refusals that the edge itself speaks. */
const details: Readonly<Record<string, string>> = {
  unauthenticated: 'The request carries no valid credential. Send "Authorization: Bearer <token>".',
  forbidden: 'The credential is valid, but lacks a role this call needs.',
  'scope-missing':
    'The API key is valid, but not for this kind of call. Use one with the scope that is named.',
  'exceeds-your-own':
    'You would give more than is yours to give. Ask for less, or let somebody with more do it.',
  'person-needed':
    'Two people must say the same here, and an API key is none. A person has to say this: sign in and approve.',
  'not-found': 'There is nothing here, or it is not yours to see. Check the path and the id.',
  'method-not-allowed': 'This path does not know this method. The Allow header lists those it knows.',
  'payload-too-large': 'The body is larger than this call accepts. Send less at once.',
  'unsupported-media-type': 'Send the body as application/json in UTF-8, without a content encoding.',
  'malformed-json': 'The body is not valid JSON in UTF-8.',
  'invalid-request': 'Some of the input is not acceptable; issues lists what and where.',
  'card-number-refused':
    'The input holds what looks like a card number. Card numbers never come here: use the token that the provider’s browser code makes.',
  'raw-card-fields-refused':
    'The input holds raw card fields. Card data never comes here: use the token that the provider’s browser code makes.',
  'idempotency-key-required':
    'This call needs an Idempotency-Key header: a value of your own, the same for every retry of the same intent.',
  'idempotency-key-invalid': 'The Idempotency-Key must be 1 to 255 visible ASCII characters.',
  'rate-limited': 'Too many requests. Wait as long as Retry-After says.',
  'rate-limit-unavailable':
    'Calls that move money are held back while the service can’t count them. Nothing was done. Send the same request with the same Idempotency-Key again in a moment.',
  'idempotency-key-reused':
    'This Idempotency-Key was used before with another path or body. Take a new key for a new intent.',
  'idempotency-in-flight':
    'The first request with this Idempotency-Key is still being worked on. Ask again in a moment.',
  conflict: 'Someone else changed this at the same moment. Send the same request again.',
  unavailable: 'A part of the service does not answer right now. Send the same request again in a moment.',
  'telegram-unavailable': 'Telegram does not answer right now. Send the same request again in a moment.',
  'request-timeout':
    'No answer in time, so the outcome is not known yet. Ask again; a POST with the same Idempotency-Key is safe to repeat.',
  'internal-error': 'Something broke on our side. Quote the requestId when you report it.',
};

/** For a module's own refusals that bring no words. */
const detailsByStatus: Readonly<Record<number, string>> = {
  402: 'The payment was declined. The problem says why and whether another try can help.',
  403: 'What the caller is, or what their plan has, does not allow this. The problem says what is missing.',
  404: 'There is no such thing, or it is not yours to see. Check the id.',
  409: 'The present state does not allow this. Read it again, then decide.',
  422: 'The request was understood, but asks for something that is not possible. Correct it first.',
};

export const detailOf = (code: string, status: number): string =>
  details[code] ?? detailsByStatus[status] ?? `${titleOf(code)}.`;

/** `capture-exceeds-authorization` is `Capture exceeds authorization`. */
export const titleOf = (code: string): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
