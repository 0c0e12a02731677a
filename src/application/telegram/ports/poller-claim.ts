/** Which process polls Telegram: one at a time, for it sends away all but one. */
export interface PollerClaim {
  /** Takes or renews the claim until `until`; false while another holder's has not lapsed. */
  take(holder: string, now: Date, until: Date): Promise<boolean>;
  /** Gives it up, if it is this holder's. */
  release(holder: string): Promise<void>;
}
