/** The quadrants in the order of their codes 0 to 3. */
export const quadrantLetters = ['A', 'B', 'C', 'D'] as const;
export type QuadrantLetter = (typeof quadrantLetters)[number];

/**
 * Code of the quadrant of a point: A both high, B only x high, C only y high, D both low. At the cut counts as high,
 * as the function QUADRANT has it.
 */
export function quadrantCode(x: number, y: number, xCut: number, yCut: number): number {
  return (x >= xCut ? 0 : 2) + (y >= yCut ? 0 : 1);
}

/** Points per quadrant, in the order of the letters. */
export function quadrantCounts(codes: Uint8Array): readonly [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const code of codes) counts[code as 0 | 1 | 2 | 3]++;
  return counts;
}
