/** States what must be true; a failure is our bug, never the user's. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Worthbook: ${message}`);
}

/** Ends an exhaustive `switch`: adding a member to the union without handling it is a compile error. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Worthbook: unexpected ${what}: ${JSON.stringify(value)}`);
}
