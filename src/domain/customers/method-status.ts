/** Where a saved method stands. `removing`: it may no longer be used, but its provider has not said yet that it is gone there. */
export const methodStatuses = ['pending', 'active', 'removing', 'removed', 'failed'] as const;
export type MethodStatus = (typeof methodStatuses)[number];

/** What a list shows unless it is asked for more: all that can still be used, or that something is still to become of. */
export const isShown = (status: MethodStatus): boolean => status !== 'removed' && status !== 'failed';
