/** A write carried an idempotency key that the tenant has used before, on this or on another resource. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}
