/** The provider emulators, which must live in the same time as we do. */
export interface Emulators {
  setClock(to: Date): Promise<void>;
}
