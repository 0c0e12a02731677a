import { type ClickSettings } from '../click-settings.ts';
import { fieldsOf, numeralOf, parseExact, textOf } from '../json/exact-json.ts';
import { tiyinOf } from '../money/tiyin.ts';
import { refuse } from './refusal.ts';

/** The fields of a body. */
export type Fields = Readonly<Record<string, unknown>>;

/** Takes a body and gives its fields; one that is not a JSON object is refused. */
export const readBody = (text: string): Fields => {
  const fields = fieldsOf(parseExact(text));
  if (fields === null) throw refuse('badRequest', 'the body is not a JSON object');
  return fields;
};

/** Takes the service id of a path or body and refuses one that is not ours. */
export const checkService = (settings: ClickSettings, serviceId: unknown): void => {
  if (textOf(serviceId) !== settings.serviceId) throw refuse('forbidden', 'service_id is not yours');
};

/** Gives a text that must be there and fit, whether it came as a string or a number. */
export const neededText = (fields: Fields, name: string, shape = /^.{1,255}$/s): string => {
  const text = textOf(fields[name]);
  if (text === null) throw refuse('badRequest', `${name} is missing`);
  if (!shape.test(text)) throw refuse('badRequest', `${name} is malformed`);
  return text;
};

/** Gives the amount in tiyin; it must be a JSON number of so'm. */
export const neededAmount = (fields: Fields): number => {
  const tiyin = tiyinOf(numeralOf(fields['amount']) ?? '');
  if (tiyin === null) throw refuse('badRequest', "amount is not a number of so'm above zero");
  return tiyin;
};
