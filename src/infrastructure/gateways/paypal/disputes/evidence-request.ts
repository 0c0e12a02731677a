import { type Evidence } from '#domain/payments/dispute-evidence';
import { evidenceTypes, paypalTypes } from './evidence-types.ts';

/** One piece of evidence as PayPal takes it. */
export type PaypalEvidence = Readonly<{
  evidence_type: string;
  notes?: string;
  evidence_info?: Readonly<{
    tracking_info: readonly Readonly<{
      carrier_name: string;
      carrier_name_other: string;
      tracking_number: string;
    }>[];
  }>;
}>;

const notesMax = 2_000;
const tracking = new Set(['shipping_carrier', 'shipping_tracking_number']);

/** What a tenant tells, in pieces that PayPal takes: a text that is longer than its notes may be becomes several. */
export const evidenceRequest = (evidence: Evidence): readonly PaypalEvidence[] => {
  const { shipping_tracking_number: number, shipping_carrier: carrier } = evidence;
  const texts = Object.entries(evidence).filter(([name]) => number === undefined || !tracking.has(name));
  return [
    ...(number === undefined ? [] : [fulfilled(number, carrier)]),
    ...texts.flatMap(([name, text]) => {
      const type = typeOf(name);
      const notes = type === 'OTHER' && name !== 'uncategorized_text' ? `${name}: ${text}` : text;
      return pieces(notes).map((piece) => ({ evidence_type: type, notes: piece }));
    }),
  ];
};

/** PayPal lists a thousand carriers; the name of one it may not list goes beside OTHER. */
const fulfilled = (number: string, carrier = 'unknown'): PaypalEvidence => ({
  evidence_type: 'PROOF_OF_FULFILLMENT',
  evidence_info: {
    tracking_info: [
      {
        carrier_name: 'OTHER',
        carrier_name_other: carrier.slice(0, 2_000),
        tracking_number: number.slice(0, 255),
      },
    ],
  },
});

const typeOf = (name: string): string => {
  const own = name.toUpperCase();
  return evidenceTypes[name] ?? (paypalTypes.has(own) ? own : 'OTHER');
};

/** Cut between characters and not within one. */
const pieces = (text: string): string[] => {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / notesMax) }, (_, n) =>
    characters.slice(n * notesMax, (n + 1) * notesMax).join(''),
  );
};
