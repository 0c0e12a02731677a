import { type Dispute } from '#domain/payments/dispute';

/** A dispute as anyone outside the module may see it. */
export type DisputeView = Omit<Dispute, 'version' | 'tenantId' | 'ownerId' | 'commands' | 'inFlight'>;

export const disputeView = ({
  version: _v,
  tenantId: _t,
  ownerId: _o,
  commands: _c,
  inFlight: _i,
  ...shown
}: Dispute): DisputeView => shown;
