/** Whether two pieces of JSON-like data say the same; a property that is `undefined` counts as missing. */
export function samePlainData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [definedEntries(a), new Map(definedEntries(b))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && samePlainData(value, right.get(key)))
  );
}

const definedEntries = (value: object): [string, unknown][] =>
  Object.entries(value).filter((entry) => entry[1] !== undefined);
