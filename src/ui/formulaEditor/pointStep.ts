export interface Step {
  readonly rows: -1 | 0 | 1;
  readonly columns: -1 | 0 | 1;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

export const stepOfKey = (key: string): Step | null => steps[key] ?? null;

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The sheet that is stepped on. */
export interface StepGround {
  readonly rowCount: number;
  readonly columnCount: number;
  isFilled(cell: Cell): boolean;
}

/** The neighbouring cell, or the same one at the edge of the sheet. */
export function stepFrom({ row, column }: Cell, step: Step, ground: StepGround): Cell {
  return {
    row: Math.min(Math.max(row + step.rows, 0), Math.max(ground.rowCount - 1, 0)),
    column: Math.min(Math.max(column + step.columns, 0), Math.max(ground.columnCount - 1, 0)),
  };
}

/**
 * Where Ctrl with an arrow leads: to the end of the filled cells one stands in, or over empty ones to the next filled one,
 * or to the edge of the sheet. O(cells on the way).
 */
export function jumpFrom(from: Cell, step: Step, ground: StepGround): Cell {
  let at = from;
  let next = stepFrom(at, step, ground);
  const runs = ground.isFilled(at) && !isSame(next, at) && ground.isFilled(next);
  while (!isSame(next, at)) {
    if (runs && !ground.isFilled(next)) return at;
    at = next;
    if (!runs && ground.isFilled(at)) return at;
    next = stepFrom(at, step, ground);
  }
  return at;
}

const isSame = (one: Cell, other: Cell): boolean => one.row === other.row && one.column === other.column;
