import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import {
  axisLength,
  insertIntoAxis,
  lineIdAt,
  lineIndexOf,
  nextIdAfter,
  positionRanges,
  removeFromAxis,
  sliceAxis,
  type Axis,
  type LineRange,
  type PositionRange,
} from '../axis';
import { ChangeCollector } from '../changes';
import type { GridCell, GridCellKey, GridChunk, GridSheet, WorkbookDocument } from '../document';
import { RemovedLines } from '../formula/removedLines';
import { moveReferences, reshapeReferences } from '../formula/reshapeReferences';
import { reanchorRules, rulesOf, widenRules, type SheetRules } from '../formula/reshapeRules';
import { gridSheet, parseGridCellKey, rowsOfChunk } from '../lookup';
import { filterAfterMove } from '../gridFilter';
import type { Operation, OperationOf } from '../operation';
import { withoutLostComments } from './comments';
import { replaceSheet } from './sheets';

type Dimension = OperationOf<'insertLines'>['dimension'];

export function insertLines(
  document: WorkbookDocument,
  { sheetId, dimension, after, lines }: OperationOf<'insertLines'>,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  const axis = sheet[dimension];
  const at = after === null ? 0 : lineIndexOf(axis, after) + 1;
  assert(after === null || at > 0, `${sheet.name} has no line ${after}`);
  assert(positionRanges(axis, lines).length === 0, 'a line is there already');
  changes.reshaped.add(sheetId);
  const grown = replaceSheet(
    document,
    withAxis(sheet, dimension, insertIntoAxis(axis, at, lines), nextIdAfter(lines)),
  );
  const count = axisLength(lines);
  const shifted =
    at === axisLength(axis)
      ? appended(grown, { sheetId, dimension, at, count })
      : reshapeReferences(grown, { sheetId, dimension, kind: 'insert', at, count }, changes);
  const reshaped = gridSheet(shifted.document, sheetId);
  const widened = widenRules(reshaped, sheet, { dimension, at, lines });
  return {
    document: widened ? replaceSheet(shifted.document, { ...reshaped, ...widened }) : shifted.document,
    inverse: [
      { kind: 'removeLines', sheetId, dimension, lines },
      ...shifted.inverse,
      // Also when no area was widened: lines that came back were in some already, and may have become its anchor.
      ...rulesBack(sheet),
    ],
  };
}

/**
 * A sheet that grows at its end moves nothing: a reference beyond it (`A1:A5000` on 1,000 rows) goes on meaning the same
 * cells, which are there now. Taking the lines away again would move it.
 */
function appended(
  document: WorkbookDocument,
  {
    sheetId,
    dimension,
    at,
    count,
  }: {
    readonly sheetId: GridSheet['id'];
    readonly dimension: Dimension;
    readonly at: number;
    readonly count: number;
  },
): Pick<Step, 'document' | 'inverse'> {
  const lines = new RemovedLines([[at, at + count]]);
  const back = reshapeReferences(
    document,
    { sheetId, dimension, kind: 'remove', lines },
    new ChangeCollector(),
  );
  return { document, inverse: back.inverse };
}

export function removeLines(
  document: WorkbookDocument,
  { sheetId, dimension, lines }: OperationOf<'removeLines'>,
  changes: ChangeCollector,
): Step {
  changes.reshaped.add(sheetId);
  let current = document;
  let inverse: Operation[] = [];
  const ranges = positionRanges(gridSheet(document, sheetId)[dimension], lines);
  for (const { from, to } of ranges.sort((a, b) => b.from - a.from)) {
    const step = removeStretch(current, sheetId, dimension, from, to, changes);
    current = step.document;
    inverse = [...step.inverse, ...inverse];
  }
  const kept = withoutLostComments(current, sheetId, changes);
  // Lines that come back would widen areas around them: what the rules were is said last.
  const rules = rulesBack(gridSheet(document, sheetId));
  return { document: kept.document, inverse: [...inverse, ...kept.inverse, ...rules] };
}

function rulesBack(sheet: GridSheet): Operation[] {
  const rules: SheetRules = rulesOf(sheet);
  if (Object.keys(rules).length === 0) return [];
  return [{ kind: 'updateSheet', sheetId: sheet.id, patch: rules }];
}

export function moveLines(
  document: WorkbookDocument,
  { sheetId, dimension, lines, after }: OperationOf<'moveLines'>,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  assert(after === null || lineIndexOf(lines, after) < 0, `${after} would stand behind itself`);
  changes.reshaped.add(sheetId);
  let current = document;
  let inverse: Operation[] = [];
  let behind = after;
  const stretches = neighbours(positionRanges(sheet[dimension], lines)).map(([from, to]) =>
    sliceAxis(sheet[dimension], from, to),
  );
  for (const stretch of stretches) {
    const step = moveStretch(current, { sheetId, dimension, lines: stretch, after: behind }, changes);
    current = step.document;
    inverse = [...step.inverse, ...inverse];
    behind = lineIdAt(stretch, axisLength(stretch) - 1);
  }
  return { document: current, inverse };
}

/** Lines that stand behind each other move as one, whatever their ids: a range over all of them goes with them. */
function neighbours(ranges: readonly PositionRange[]): LineRange[] {
  const stretches: LineRange[] = [];
  for (const { from, to } of ranges) {
    const last = stretches.at(-1);
    if (last?.[1] === from) stretches[stretches.length - 1] = [last[0], to];
    else stretches.push([from, to]);
  }
  return stretches;
}

/** Lines that are neighbours. */
function moveStretch(
  document: WorkbookDocument,
  { sheetId, dimension, lines, after }: Omit<OperationOf<'moveLines'>, 'kind'>,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  const axis = sheet[dimension];
  const from = lineIndexOf(axis, lineIdAt(lines, 0));
  const to = from + axisLength(lines);
  const before = after === null ? 0 : lineIndexOf(axis, after) + 1;
  assert(after === null || before > 0, `${sheet.name} has no line ${after}`);
  if (before === from || before === to) return { document, inverse: [] };
  const kept = removeFromAxis(axis, from, to);
  const moved = insertIntoAxis(kept, before > from ? before - (to - from) : before, lines);
  const placed = withAxis(sheet, dimension, moved, 0);
  const reshaped = sheet.filter
    ? { ...placed, filter: filterAfterMove(sheet.filter, dimension, moved, lines) }
    : placed;
  const shifted = moveReferences(
    replaceSheet(document, { ...reshaped, ...reanchorRules(sheet, reshaped) }),
    { sheetId, dimension, kind: 'move', from, to, before },
    changes,
  );
  const back: Operation = {
    kind: 'moveLines',
    sheetId,
    dimension,
    lines,
    after: from === 0 ? null : lineIdAt(axis, from - 1),
  };
  // Going back would read the rules from another cell once more: what they were is said last.
  return { document: shifted.document, inverse: [back, ...shifted.inverse, ...rulesBack(sheet)] };
}

function removeStretch(
  document: WorkbookDocument,
  sheetId: GridSheet['id'],
  dimension: Dimension,
  from: number,
  to: number,
  changes: ChangeCollector,
): Step {
  const sheet = gridSheet(document, sheetId);
  const axis = sheet[dimension];
  const { chunks, lostChunks, lostCells } = withoutCells(sheet, dimension, sliceAxis(axis, from, to));
  const without = withAxis({ ...sheet, chunks }, dimension, removeFromAxis(axis, from, to), 0);
  const shifted = reshapeReferences(
    replaceSheet(document, { ...without, ...reanchorRules(sheet, without) }),
    { sheetId, dimension, kind: 'remove', lines: new RemovedLines([[from, to]]) },
    changes,
  );
  const restore: Operation[] = [
    {
      kind: 'insertLines',
      sheetId,
      dimension,
      after: from === 0 ? null : lineIdAt(axis, from - 1),
      lines: sliceAxis(axis, from, to),
    },
  ];
  if (!isEmpty(lostChunks)) restore.push({ kind: 'setGridChunks', sheetId, chunks: lostChunks });
  if (!isEmpty(lostCells)) restore.push({ kind: 'setGridCells', sheetId, cells: lostCells });
  return { document: shifted.document, inverse: [...restore, ...shifted.inverse] };
}

function withAxis(sheet: GridSheet, dimension: Dimension, axis: GridSheet['rows'], next: number): GridSheet {
  return dimension === 'rows'
    ? { ...sheet, rows: axis, nextRowId: Math.max(sheet.nextRowId, next) }
    : { ...sheet, columns: axis, nextColumnId: Math.max(sheet.nextColumnId, next) };
}

/** The cells of a sheet without lines, and what stood in them: chunks of which nothing is left as they were. */
interface WithoutCells {
  readonly chunks: GridSheet['chunks'];
  readonly lostChunks: Record<string, GridChunk>;
  readonly lostCells: Record<GridCellKey, GridCell>;
}

function withoutCells(sheet: GridSheet, dimension: Dimension, gone: Axis): WithoutCells {
  const chunks: Record<string, GridChunk> = {};
  const lostChunks: Record<string, GridChunk> = {};
  const lostCells: Record<GridCellKey, GridCell> = {};
  for (const [key, chunk] of Object.entries(sheet.chunks)) {
    if (dimension === 'rows' && !holdsRowOf(key, gone)) {
      chunks[key] = chunk;
      continue;
    }
    // Only what stays is put in: taking cells out of a copy takes far longer.
    const kept: Record<GridCellKey, GridCell> = {};
    const lost: Record<GridCellKey, GridCell> = {};
    let [keeps, loses] = [false, false];
    for (const cellKey in chunk) {
      const place = parseGridCellKey(cellKey);
      const isGone = lineIndexOf(gone, dimension === 'rows' ? place.rowId : place.columnId) >= 0;
      (isGone ? lost : kept)[cellKey] = chunk[cellKey] as GridCell;
      if (isGone) loses = true;
      else keeps = true;
    }
    if (!loses) chunks[key] = chunk;
    else if (keeps) {
      chunks[key] = kept;
      Object.assign(lostCells, lost);
    } else lostChunks[key] = chunk;
  }
  return { chunks, lostChunks, lostCells };
}

/** Whether any of the rows of a chunk is among these. */
function holdsRowOf(chunkKey: string, rows: Axis): boolean {
  const first = Number(chunkKey) * rowsOfChunk;
  return rows.some(([start, count]) => start < first + rowsOfChunk && start + count > first);
}

const isEmpty = (part: object): boolean => {
  for (const _ in part) return false;
  return true;
};
