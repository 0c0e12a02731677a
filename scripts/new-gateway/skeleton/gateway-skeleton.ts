import { type GatewayName } from '../gateway-name.ts';

/** The calls, each of which says that it is not written yet. */
export const gatewaySkeleton = ({ kebab, camel, pascal }: GatewayName): string => `
import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { ${camel}Capabilities } from './${kebab}-capabilities.ts';
import { type ${pascal}Answer, fillIn, toPaymentNews, toRefundNews } from './${kebab}-mapping.ts';

export type ${pascal}Access = Readonly<{ secretKey: string; timeoutMs: number; feeBasisPoints: number }>;

/** ${pascal}. Read the comments of the port first: they say what each answer promises. */
export const ${camel}Gateway = ({ secretKey, timeoutMs, feeBasisPoints }: ${pascal}Access): PaymentGateway => {
  /** One call: within \`timeoutMs\`, under the call's key where ${pascal} knows keys. Never throws once it is written. */
  const ask = (what: string): Promise<${pascal}Answer> =>
    Promise.reject(fillIn(\`\${what}, with a key of \${secretKey.length} characters, within \${timeoutMs} ms\`));
  return {
    name: '${kebab}',
    capabilities: ${camel}Capabilities,
    estimatedRate: () => ({ basisPoints: BigInt(feeBasisPoints), fixed: 0n }),

    prepare: () => ask('prepare: get a payment ready for a browser').then(toPaymentNews),
    authorize: () => ask('authorize: hold the money').then(toPaymentNews),
    charge: () => ask('charge: take the money').then(toPaymentNews),
    confirm: () => ask('confirm: go on after the customer acted').then(toPaymentNews),
    capture: () => ask('capture: take what is held').then(toPaymentNews),
    void: () => ask('void: let go of what is held').then(toPaymentNews),
    refund: () => ask('refund: give back').then(toRefundNews),
    settle: () => ask('settle: find out what became of a call, and never charge again').then(toPaymentNews),
    settleRefund: () => ask('settleRefund: find out what became of a refund').then(toRefundNews),

    submitEvidence: () => Promise.resolve('refused'),
    refundsOf: () => Promise.reject(fillIn('refundsOf: all refunds of a payment')),
    fees: async function* () {},
  };
};
`;
