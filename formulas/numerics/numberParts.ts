/** Numbers one behind the other in several arrays: those of a long column need not be copied into one to be looked through. */
export type NumberParts = readonly Float64Array[];

export const countOf = (parts: NumberParts): number => parts.reduce((count, part) => count + part.length, 0);

/** A copy in one array. */
export function joined(parts: NumberParts): Float64Array {
  const numbers = new Float64Array(countOf(parts));
  let at = 0;
  for (const part of parts) {
    numbers.set(part, at);
    at += part.length;
  }
  return numbers;
}

/** What stands at each of some places, which rise. */
export function numbersAt(parts: NumberParts, places: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(places.length);
  let [index, start] = [0, 0];
  for (let each = 0; each < places.length; each += 1) {
    const place = places[each] as number;
    while (place >= start + (parts[index]?.length ?? Infinity)) start += parts[index++]?.length ?? 0;
    numbers[each] = parts[index]?.[place - start] ?? NaN;
  }
  return numbers;
}
