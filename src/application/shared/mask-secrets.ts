import { maskCardNumbers } from './card-number.ts';

const mask = '[masked]';

/** Field names whose value is a secret whatever it looks like. Compared in lower case, without `_` and `-`. */
const secretNames =
  /^(authorization|proxyauthorization|cookie|setcookie|password|passwd|pin|credentials|token|accesstoken|refreshtoken|idtoken|jwt|apikey|privatekey|cvc|cvv|otp|smscode)$|secret|signature/;

/** Secrets by their look: provider and API keys, webhook secrets, client secrets, JWTs, bearer and basic credentials. */
const secretLooks =
  /\b(?:sk|rk|pk|whsec)_[\w+/=-]{6,}|\b\w{2,12}_\w+_secret_\w+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|\b(?:bearer|basic)\s+[\w.~+/=-]{6,}/gi;
/** The user part of a connection string, and query parameters that carry a secret. */
const urlCredentials = /(?<=:\/\/)[^/\s@]+(?=@)/g;
const urlSecrets = /(?<=[?&](?:token|key|api_key|secret|password|signature|client_secret)=)[^&\s]+/gi;

/** Deeper than any line we mean to write; also ends a ring. */
const depthMax = 8;
const itemsMax = 100;
/** A stack fits; what is longer is cut, which also bounds what the patterns have to read. */
const textLengthMax = 10_000;

export const maskText = (text: string): string => {
  const whole = text.length > textLengthMax ? `${text.slice(0, textLengthMax)} …` : text;
  return maskCardNumbers(
    whole.replace(secretLooks, mask).replace(urlCredentials, mask).replace(urlSecrets, mask),
  );
};

/** A copy that is fit to be written down: secrets and card numbers replaced, errors unfolded, depth limited. */
export const maskSecrets = (value: unknown, depthLeft = depthMax): unknown => {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depthLeft === 0) return '[too deep]';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return maskError(value, depthLeft - 1);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, itemsMax).map((item) => maskSecrets(item, depthLeft - 1));
  return maskFields(value, depthLeft - 1);
};

const maskFields = (fields: object, depthLeft: number): Record<string, unknown> => {
  const masked: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const isSecret = secretNames.test(name.toLowerCase().replace(/[_-]/g, ''));
    masked[maskText(name)] =
      isSecret && field !== null && field !== undefined ? mask : maskSecrets(field, depthLeft);
  }
  return masked;
};

/** Errors of drivers carry the request that failed, so their own fields go through the same mask. */
const maskError = (error: Error, depthLeft: number): Record<string, unknown> => ({
  ...maskFields(error, depthLeft),
  type: error.name,
  message: maskText(error.message),
  ...(error.stack !== undefined && { stack: maskText(error.stack) }),
  ...(error.cause !== undefined && { cause: maskSecrets(error.cause, depthLeft) }),
});
