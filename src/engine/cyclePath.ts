import type { HyperFormula, SimpleCellAddress } from 'hyperformula';
import { fromEngineValue } from './engineValue';
import { isCellError } from '../shared/value';

/** Enough to find any cycle a person can follow. */
const maxSteps = 2000;

/**
 * The way from a cell of a cycle back to itself, as places in the order they read each other; empty when it is too
 * long to look for. HyperFormula says that there is a cycle, not where.
 */
export function cyclePath(hf: HyperFormula, start: SimpleCellAddress): SimpleCellAddress[] {
  const visited = new Set<string>();
  let steps = 0;

  const search = (
    place: SimpleCellAddress,
    path: readonly SimpleCellAddress[],
  ): SimpleCellAddress[] | null => {
    for (const precedent of precedents(hf, place)) {
      const next = formulaPlace(hf, precedent);
      if (++steps > maxSteps) return null;
      if (key(next) === key(start)) return [...path, next];
      if (visited.has(key(next)) || !isInCycle(hf, next)) continue;
      visited.add(key(next));
      const found = search(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return search(start, [start]) ?? [];
}

function* precedents(hf: HyperFormula, place: SimpleCellAddress): Generator<SimpleCellAddress> {
  for (const precedent of hf.getCellPrecedents(place)) {
    if (!('start' in precedent)) {
      yield precedent;
      continue;
    }
    const { start, end } = precedent;
    for (let row = start.row; row <= Math.min(end.row, start.row + maxSteps); row++) {
      for (let col = start.col; col <= Math.min(end.col, start.col + maxSteps); col++) {
        yield { sheet: start.sheet, row, col };
      }
    }
  }
}

/** The cells of an array are all its first cell. */
function formulaPlace(hf: HyperFormula, place: SimpleCellAddress): SimpleCellAddress {
  const vertex = hf.dependencyGraph.getCell(place);
  return vertex && 'leftCorner' in vertex ? (vertex.leftCorner as SimpleCellAddress) : place;
}

function isInCycle(hf: HyperFormula, place: SimpleCellAddress): boolean {
  const value = fromEngineValue(hf.dependencyGraph.getCellValue(place));
  return isCellError(value) && value.code === 'CYCLE';
}

const key = ({ sheet, row, col }: SimpleCellAddress): string => `${sheet} ${row} ${col}`;
