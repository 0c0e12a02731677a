import { CannotStart } from '#bootstrap/embedded/cannot-start';

/** The names that a gateway goes by: `acme-pay` in paths, `acmePay` and `AcmePay` in code. */
export type GatewayName = Readonly<{ kebab: string; camel: string; pascal: string }>;

/** It is part of account ids (`gwa_configured_…`) and of webhook addresses. */
const lengthMax = 30;
const usage = 'npm run new:gateway -- acme-pay';

/** Takes what was typed and the gateways that there are; throws CannotStart with one sentence when it can't be a name. */
export const readGatewayName = (typed: string | undefined, taken: readonly string[]): GatewayName => {
  if (typed === undefined || typed === '') throw new CannotStart(`Which name? ${usage}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(typed))
    throw new CannotStart(
      `A gateway's name is lower-case letters and digits with single dashes between, such as acme-pay: not "${typed}".`,
    );
  if (typed.length > lengthMax)
    throw new CannotStart(
      `A gateway's name has at most ${lengthMax} characters: "${typed}" has ${typed.length}.`,
    );
  if (taken.includes(typed))
    throw new CannotStart(`There is a gateway "${typed}" already: src/infrastructure/gateways/${typed}.`);
  const pascal = typed.replaceAll(/(?:^|-)([a-z0-9])/g, (_all, first: string) => first.toUpperCase());
  return { kebab: typed, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal };
};
