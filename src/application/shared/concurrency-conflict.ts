/** Someone else saved this aggregate first. Loading, deciding and saving again is safe. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
}
