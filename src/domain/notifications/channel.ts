/** The ways to reach people. */
export const channels = ['email', 'telegram'] as const;
export type Channel = (typeof channels)[number];
