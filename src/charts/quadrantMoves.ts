import type { Cut, QuadrantData } from './chartData';
import { quadrantLetters, type QuadrantLetter } from './quadrantRule';

/** A point that is in another quadrant than before, and which of the two conditions changed. */
export interface QuadrantMove {
  readonly rowIndex: number;
  readonly from: QuadrantLetter;
  readonly to: QuadrantLetter;
  readonly reasons: readonly MoveReason[];
}
/** One axis on which the point is on the other side of the cut than before. */
export interface MoveReason {
  readonly axis: 'x' | 'y';
  readonly isHigh: boolean;
  readonly valueBefore: number;
  readonly value: number;
  readonly cutBefore: number;
  readonly cut: number;
}

/** Which rows changed their quadrant between two readings of one chart of one table, in the order of the rows. O(rows). */
export function quadrantMoves(before: QuadrantData, after: QuadrantData): QuadrantMove[] {
  const moves: QuadrantMove[] = [];
  let old = 0;
  for (let now = 0; now < after.rowIndexes.length; now++) {
    const rowIndex = after.rowIndexes[now]!;
    while (old < before.rowIndexes.length && before.rowIndexes[old]! < rowIndex) old++;
    if (before.rowIndexes[old] !== rowIndex || before.quadrants[old] === after.quadrants[now]) continue;
    const axis = (name: 'x' | 'y', cutBefore: Cut, cut: Cut): MoveReason[] => {
      const [valueBefore, value] = [before[name][old]!, after[name][now]!];
      const [wasHigh, isHigh] = [valueBefore >= cutBefore.value, value >= cut.value];
      return wasHigh === isHigh
        ? []
        : [{ axis: name, isHigh, valueBefore, value, cutBefore: cutBefore.value, cut: cut.value }];
    };
    moves.push({
      rowIndex,
      from: quadrantLetters[before.quadrants[old] as 0 | 1 | 2 | 3],
      to: quadrantLetters[after.quadrants[now] as 0 | 1 | 2 | 3],
      reasons: [...axis('x', before.xCut, after.xCut), ...axis('y', before.yCut, after.yCut)],
    });
  }
  return moves;
}
