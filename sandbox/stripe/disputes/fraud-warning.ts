/** The bank's early word that a charge may be fraud (Stripe doc "The Early Fraud Warning object"). */
export type FraudWarning = {
  readonly id: string;
  readonly object: 'radar.early_fraud_warning';
  readonly actionable: boolean;
  readonly charge: string;
  readonly created: number;
  readonly fraud_type: string;
  readonly livemode: false;
  readonly payment_intent: string;
};
