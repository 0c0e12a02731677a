import { type Finding, faultKinds } from '../books/finding.ts';
import { gateways, type Provider } from '../plan/gateway.ts';
import { type Verdict } from '../prove.ts';
import { quantile } from './quantile.ts';
import { type Took } from './run-load.ts';

export type Tried = Readonly<{
  sick: Provider;
  payments: number;
  faults: number;
  findings: readonly Finding[];
  took: Readonly<Record<'well' | 'ill', readonly Took[]>>;
}>;

/** Those who pay elsewhere may have to wait this much longer, at the 99th percentile. */
const ratioMax = 1.5;
const findingsShownMax = 20;

const rounded = (value: number): number => Math.round(value * 10) / 10;
const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, place) => String(cell)[place === 0 ? 'padEnd' : 'padStart'](place === 0 ? 12 : 11))
    .join('');

/** Prints what a sick gateway did to the others, and says whether that is all right. */
export const sickReport = ({ sick, payments, faults, findings, took }: Tried): Verdict => {
  const at = (turns: readonly Took[], share: number): number =>
    rounded(
      quantile(
        turns.map(({ ms }) => ms),
        share,
      ),
    );
  const compared = (well: readonly Took[], ill: readonly Took[]) => {
    const [without, with_] = [at(well, 0.99), at(ill, 0.99)];
    return { without, with: with_, ratio: Math.round((with_ / without) * 100) / 100 };
  };
  console.log(`\nCharges at the others, in ms, while ${sick} is well and while half of its calls fail`);
  console.log(row(['', 'p50 well', 'p50 sick', 'p99 well', 'p99 sick', 'ratio']));
  const line = (name: string, well: readonly Took[], ill: readonly Took[]): void => {
    const p99 = compared(well, ill);
    console.log(row([name, at(well, 0.5), at(ill, 0.5), p99.without, p99.with, p99.ratio]));
  };
  for (const gateway of gateways.filter((one) => one !== sick)) {
    const only = (turns: readonly Took[]) => turns.filter((one) => one.gateway === gateway);
    line(gateway, only(took.well), only(took.ill));
  }
  line('together', took.well, took.ill);
  for (const { kind, paymentId, what } of findings.slice(0, findingsShownMax))
    console.log(`${kind}: ${paymentId ?? ''} ${what}`);

  const p99Ms = compared(took.well, took.ill);
  const isSlow = p99Ms.ratio > ratioMax;
  if (isSlow) console.log(`The others are slower than ${ratioMax} times what they were.`);
  const zeros = Object.fromEntries(
    faultKinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]),
  );
  return {
    lastLine: JSON.stringify({ sick, payments, faults, ...zeros, p99Ms }),
    isRight: findings.length === 0 && !isSlow,
  };
};
