/** A machine we depend on does not answer. The same request may succeed in a moment. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
