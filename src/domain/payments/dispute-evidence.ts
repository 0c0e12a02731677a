/** What a tenant tells the bank, field by field; texts only, within the provider's total of 150,000 characters. */
export type Evidence = Readonly<Record<string, string>>;

/** Evidence promised to the provider and not answered yet. */
export type EvidenceCall = Readonly<{
  key: string;
  evidence: Evidence;
  promisedAt: Date;
  asks: number;
  nextAskAt: Date | null;
}>;
