import { relative } from 'node:path';

export type Greeting = Readonly<{
  apiUrl: string;
  sandboxUrl?: string | undefined;
  dataDir: string;
  token: string;
  tokenHours: number;
  /** Makes this start's first charge a new one. */
  chargeKey: string;
  startedInMs: number;
}>;

/** What `npm start` prints when everything runs: where things are, and a first payment to paste. */
export const greeting = (to: Greeting): string =>
  [
    `Kassa runs (started in ${(to.startedInMs / 1000).toFixed(1)} s).`,
    '',
    `  API      ${to.apiUrl}/api/v1`,
    `  Docs     ${to.apiUrl}/docs`,
    `  Health   ${to.apiUrl}/health/ready`,
    ...(to.sandboxUrl === undefined ? [] : [`  Sandbox  ${to.sandboxUrl}`]),
    `  Data     ${relative(process.cwd(), to.dataDir) || '.'}/ (logs in logs/)`,
    '',
    `Admin token, valid for ${to.tokenHours} hours:`,
    to.token,
    '',
    'Charge $100.00:',
    firstCharge(to),
    '',
    'Ctrl-C stops everything.',
  ].join('\n');

const firstCharge = ({ apiUrl, token, chargeKey }: Greeting): string => {
  const payment = {
    orderId: 'order-1',
    amount: 10_000,
    currency: 'USD',
    paymentMethod: { type: 'card', token: 'pm_card_visa' },
  };
  const headers = [
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Idempotency-Key: ${chargeKey}`,
  ];
  const flags = headers.map((header) => `-H '${header}'`).join(' ');
  return `curl -sS ${apiUrl}/api/v1/payments/charge ${flags} -d '${JSON.stringify(payment)}'`;
};
