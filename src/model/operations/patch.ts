/** Applies a patch: `null` removes the property. */
export function applyPatch<T extends object>(target: T, patch: object): T {
  const result = { ...target } as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && isOptional(key)) delete result[key];
    else result[key] = value;
  }
  return result as T;
}

/** The patch that brings the old properties back. */
export function invertPatch<Patch extends object>(target: object, patch: Patch): Patch {
  const old = target as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(patch).map((key) => [key, old[key] === undefined ? null : old[key]]),
  ) as Patch;
}

// `formula: null` is a value (a column of values), not a missing property.
const isOptional = (key: string): boolean => key !== 'formula';
