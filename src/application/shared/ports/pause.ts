/** Waits. A port, so that tests decide how long a moment is. */
export type Pause = (ms: number) => Promise<void>;
