import type { LocalText } from '../shared/localText';
import { plainText, type CellValue } from '../shared/value';
import { columnValues, commonInputs, type Move } from './drift';
import type { ParameterValues } from './scenarioValues';
import type { Snapshot, SnapshotParameter } from './snapshot';

type Taken = Pick<Snapshot, 'inputs' | 'parameters'>;

/** What moved a customer: a value of its own, or a parameter that holds for all. */
export interface Cause {
  readonly kind: 'input' | 'parameter';
  readonly label: string | LocalText;
  readonly before: CellValue;
  readonly after: CellValue;
  /** The segment changes as it did when this alone changes. */
  readonly decides: boolean;
}

/**
 * The segments of rows of inputs (in the order of `commonInputs`) under values of parameters, by the formula of now; `null`
 * when it cannot be asked.
 */
export type Classify = (
  rows: readonly (readonly CellValue[])[],
  parameters: ParameterValues,
) => Promise<readonly string[] | null>;

/** More rows are not asked about: then the largest change is the cause. */
const mostAsked = 100_000;

/**
 * What moved each customer. Every input and every parameter that changed is tried alone, all else as it was: what brings the
 * customer into its new segment decided. Of several, and where none does, it is the one that changed most, measured by how
 * far the values of all customers lie apart (standard deviation).
 */
export async function causesOf(
  moves: readonly Move[],
  before: Taken,
  after: Taken,
  classify: Classify,
): Promise<readonly (Cause | null)[]> {
  const inputs = commonInputs(before, after).map((pair) => {
    const [old, now] = [columnValues(pair.before.blocks), columnValues(pair.after.blocks)];
    return { label: pair.after.name, old, now, spread: spreadOf([...old, ...now]) };
  });
  const parameters = after.parameters.flatMap((now) => {
    const old = before.parameters.find(({ id }) => id === now.id);
    return old && old.value !== now.value ? [{ old, now }] : [];
  });
  /** One candidate for each change of each customer, with the row that has only this change. */
  const candidates = moves.map(({ rowBefore, rowAfter }) => {
    const base = inputs.map(({ old }) => old[rowBefore] ?? null);
    const changed = inputs.flatMap(({ label, now, spread }, index): Candidate[] => {
      const [from, to] = [base[index] ?? null, now[rowAfter] ?? null];
      if (sameValue(from, to)) return [];
      const cause = { kind: 'input', label, before: from, after: to, decides: false } as const;
      return [{ cause, size: sizeOf(from, to, spread), row: base.with(index, to) }];
    });
    return { base, changed };
  });
  const decided = await decisions(moves, candidates, before.parameters, parameters, classify);
  return moves.map((_, index) => {
    const changed = candidates[index]?.changed ?? [];
    const all = [
      ...changed.map(({ cause, size }) => ({ cause, size })),
      ...parameters.map(parameterCandidate),
    ];
    const judged = all.map(({ cause, size }, place) => ({
      cause: { ...cause, decides: decided?.[index]?.[place] ?? false },
      size,
    }));
    judged.sort((a, b) => Number(b.cause.decides) - Number(a.cause.decides) || b.size - a.size);
    return judged[0]?.cause ?? null;
  });
}

interface Candidate {
  readonly cause: Cause;
  readonly size: number;
  readonly row: readonly CellValue[];
}
interface ChangedParameter {
  readonly old: SnapshotParameter;
  readonly now: SnapshotParameter;
}

/** A parameter has no spread: it comes behind any input that changed, unless it decides. */
const parameterCandidate = ({ old, now }: ChangedParameter) => ({
  cause: {
    kind: 'parameter',
    label: now.label,
    before: old.value,
    after: now.value,
    decides: false,
  } as const,
  size: 0,
});

/** For each move, which of its candidates decide alone; first the inputs, then the parameters. */
async function decisions(
  moves: readonly Move[],
  candidates: readonly { readonly base: readonly CellValue[]; readonly changed: readonly Candidate[] }[],
  parametersBefore: readonly SnapshotParameter[],
  parameters: readonly ChangedParameter[],
  classify: Classify,
): Promise<readonly (readonly boolean[])[] | null> {
  const bases = candidates.map(({ base }) => base);
  const rows = [...bases, ...candidates.flatMap(({ changed }) => changed.map(({ row }) => row))];
  if (rows.length > mostAsked || rows.length === 0) return null;
  const old = Object.fromEntries(parametersBefore.map(({ id, value }) => [id, value])) as ParameterValues;
  const segments = await classify(rows, old);
  if (!segments) return null;
  const byParameter: (readonly string[])[] = [];
  for (const { now } of parameters) {
    const found = await classify(bases, { ...old, [now.id]: now.value });
    if (!found) return null;
    byParameter.push(found);
  }
  let next = bases.length;
  return moves.map(({ from, to }, index) => {
    // The formula of now does not tell what it was: another formula, or one that looks at all customers.
    const isTold = segments[index] === from;
    const own = (candidates[index]?.changed ?? []).map(() => segments[next++] === to && isTold);
    return [...own, ...byParameter.map((found) => isTold && found[index] === to)];
  });
}

const sameValue = (a: CellValue, b: CellValue): boolean =>
  a === b || (a !== null && b !== null && typeof a === typeof b && plainText(a) === plainText(b));

/** A change that is not from number to number counts as one spread. */
function sizeOf(from: CellValue, to: CellValue, spread: number): number {
  if (typeof from !== 'number' || typeof to !== 'number') return 1;
  return spread === 0 ? 1 : Math.abs(to - from) / spread;
}

/** Standard deviation of the numbers. */
function spreadOf(values: readonly CellValue[]): number {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return 0;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
}
