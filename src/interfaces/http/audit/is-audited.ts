import { type Operation } from '../operation.ts';

const above: readonly string[] = ['admin', 'platform'];

/** Whether a call is an admin's action, which is recorded: it does something, and nobody but admins or the platform may. */
export const isAudited = ({ access, method, audited }: Operation): boolean =>
  audited === true ||
  (method !== 'get' && access !== 'public' && access.every((role) => above.includes(role)));
