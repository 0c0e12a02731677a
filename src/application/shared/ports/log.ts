/** Structured fields of a log line. Whatever looks like a secret or a card number is masked by the adapter. */
export type LogFields = Readonly<Record<string, unknown>>;

/** `event` is a constant in kebab-case that people can search for; everything that varies goes into the fields. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A log whose every line carries these fields, e.g. `requestId`. */
  child(fields: LogFields): Log;
}
