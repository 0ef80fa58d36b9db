/** The lines of stretches of positions, ends excluded. */
export function linesOf(places: readonly (readonly [number, number])[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const [from, to] of places) for (let line = from; line < to; line++) lines.add(line);
  return lines;
}

export function isSameSet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one === other || (one.size === other.size && [...one].every((line) => other.has(line)));
}
