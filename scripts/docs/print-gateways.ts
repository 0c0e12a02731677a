import { z } from 'zod';
import { type Provider } from '#application/gateways/ports/provider';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { printedHeading, table } from './printed-document.ts';

const opening = `Every account at a gateway can do what its gateway can. The same is served at \`GET /gateways\`, and routing sends no payment
where it can't be taken.
`;
const notes = `\`api\`: Kassa has it done. \`by-hand\`: a person does it at the provider and records it here. Fees that are told replace the
estimate; fees that are agreed are what the account's settings say.
`;

const yesNo = (can: boolean): string => (can ? 'yes' : '–');
const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '–';
const shortListMax = 5;
const currenciesOf = ({ currencies }: GatewayCapabilities): string => {
  if (currencies === 'all') return 'all';
  return currencies.length > shortListMax ? `${currencies.length}, see below` : list(currencies);
};

/** Each capability in words, and how it is shown. The compiler asks for a line when there is a new one. */
const lines: { [Name in keyof GatewayCapabilities]: [string, (of: GatewayCapabilities) => string] } = {
  methods: ['methods', ({ methods }) => list(methods)],
  tokens: ['… of them with a token or saved', ({ tokens }) => list(tokens)],
  currencies: ['currencies', currenciesOf],
  authorize: ['hold now, capture later', ({ authorize }) => yesNo(authorize)],
  partialCapture: ['capture less than is held', ({ partialCapture }) => yesNo(partialCapture)],
  intents: ['prepare for a browser', ({ intents }) => yesNo(intents)],
  refund: ['give all of it back', ({ refund }) => refund],
  partialRefund: ['give a part of it back', ({ partialRefund }) => partialRefund],
  offSession: ['charge while the customer is away', ({ offSession }) => yesNo(offSession)],
  savesMethods: ['save methods', ({ savesMethods }) => yesNo(savesMethods)],
  portal: ["provider's own customer portal", ({ portal }) => yesNo(portal)],
  disputes: ['disputes', ({ disputes }) => yesNo(disputes)],
  fees: ['fees', ({ fees }) => fees],
  approval: ['an admin approves each payment', ({ approval }) => yesNo(approval)],
};

const Fields = z.object({
  properties: z
    .record(z.string(), z.object({ description: z.string().optional(), default: z.unknown().optional() }))
    .default({}),
  required: z.array(z.string()).default([]),
});

const fieldRows = (schema: z.ZodType, where: 'settings' | 'credentials'): string[][] => {
  const { properties, required } = Fields.parse(z.toJSONSchema(schema, { io: 'input' }));
  return Object.entries(properties).map(([name, field]) => [
    `\`${where}.${name}\``,
    required.includes(name) ? '**needed**' : defaultOf(field.default),
    field.description ?? '–',
  ]);
};

const defaultOf = (value: unknown): string =>
  value === undefined
    ? 'optional'
    : typeof value === 'object'
      ? 'has defaults'
      : `\`${JSON.stringify(value)}\``;

const accountOf = ({ name, settings, credentials }: Provider): string[] => {
  const rows = [...fieldRows(settings, 'settings'), ...fieldRows(credentials, 'credentials')];
  const told = rows.length > 0 ? table(['field', 'default', 'what for'], rows) : 'Nothing.';
  return [`### ${name}\n`, told, ''];
};

/** What each gateway can do and what an account there needs, from the data that routing itself reads. */
export const printGateways = (providers: readonly Provider[]): string => {
  const rows = Object.values(lines).map(([words, show]) => [
    words,
    ...providers.map(({ capabilities }) => show(capabilities)),
  ]);
  const long = providers.flatMap(({ name, capabilities: { currencies } }) =>
    currencies !== 'all' && currencies.length > shortListMax ? [`- ${name}: ${currencies.join(' ')}`] : [],
  );
  return [
    printedHeading('Gateways', 'the capabilities and schemas in `src/infrastructure/gateways`'),
    opening,
    '## What they can do\n',
    table(['', ...providers.map(({ name }) => name)], rows),
    `\n${notes}`,
    '## Currencies\n',
    ...long,
    '\n## What an account needs\n',
    'Settings are shown as they are, credentials never. Refusals name the field.\n',
    ...providers.flatMap(accountOf),
  ].join('\n');
};
