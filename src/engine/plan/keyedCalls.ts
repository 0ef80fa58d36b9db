import type { ColumnRef } from '../../model/document';
import type { RowProgram } from '../rowProgram';
import { ConditionalNode, type CriterionPair } from './conditionalNode';
import { DistinctNode } from './distinctNode';
import type { FoldName } from './groupFold';
import { LookUpNode } from './lookUpNode';
import type { Nearest } from './nearestValues';
import { ConstantNode, type PlanArgument, type PlanNode } from './planNode';

const foldsWithValuesFirst: Readonly<Record<string, FoldName>> = {
  SUMIFS: 'sum',
  AVERAGEIFS: 'average',
  MINIFS: 'min',
  MAXIFS: 'max',
};
const foldsWithValuesLast: Readonly<Record<string, FoldName>> = {
  SUMIF: 'sum',
  AVERAGEIF: 'average',
  COUNTIF: 'count',
};

/** A call that reads whole columns of a table by a key; `null` when it is none, or none that goes by an index. */
export function keyedCall(name: string, args: readonly PlanArgument[], program: RowProgram): PlanNode | null {
  const call = new KeyedCall(args, program);
  if (name === 'COUNTIFS') return call.conditional('count', 0);
  const first = foldsWithValuesFirst[name];
  if (first) return call.conditional(first, 1);
  const last = foldsWithValuesLast[name];
  if (last) return call.conditionalWithValuesLast(last);
  switch (name) {
    case 'MATCH':
      return call.match();
    case 'INDEX':
      return call.index();
    case 'XLOOKUP':
      return call.xlookup();
    case 'VLOOKUP':
      return call.vlookup();
    case 'ROLLUP.DISTINCT':
      return call.distinct();
    default:
      return null;
  }
}

class KeyedCall {
  readonly #args: readonly PlanArgument[];
  readonly #program: RowProgram;

  constructor(args: readonly PlanArgument[], program: RowProgram) {
    this.#args = args;
    this.#program = program;
  }

  conditional(fold: FoldName, firstPair: number): PlanNode | null {
    const count = this.#args.length - firstPair;
    if (count < 2 || count % 2 !== 0) return null;
    const pairs: CriterionPair[] = [];
    for (let at = firstPair; at < this.#args.length; at += 2) {
      const column = this.#column(at);
      const criterion = this.#node(at + 1);
      if (!column || !criterion) return null;
      pairs.push({ column, criterion });
    }
    const values = firstPair === 0 ? pairs[0]?.column : this.#column(0);
    return values ? conditionalNode(fold, values, pairs) : null;
  }

  conditionalWithValuesLast(fold: FoldName): PlanNode | null {
    const [column, criterion] = [this.#column(0), this.#node(1)];
    if (!column || !criterion || this.#args.length > (fold === 'count' ? 2 : 3)) return null;
    const values = this.#args.length === 3 ? this.#column(2) : column;
    return values && conditionalNode(fold, values, [{ column, criterion }]);
  }

  match(): PlanNode | null {
    const [key, keys] = [this.#node(0), this.#column(1)];
    const type = this.#args.length === 2 ? 1 : this.#number(2);
    if (!key || !keys || this.#args.length > 3 || (type !== 0 && type !== 1 && type !== -1)) return null;
    return new LookUpNode(key, {
      keys,
      answer: 'position',
      ...nearestOf(-type),
      checkedBefore: [],
      checkedAfter: [keys],
    });
  }

  /** `INDEX(T[X],MATCH(...))`. */
  index(): PlanNode | null {
    const [values, position] = [this.#column(0), this.#node(1)];
    if (!values || this.#args.length !== 2 || !(position instanceof LookUpNode)) return null;
    const { key, lookUp } = position;
    const { keys, answer, nearest } = lookUp;
    if (answer !== 'position' || keys.sheetId !== values.sheetId) return null;
    return new LookUpNode(key, {
      keys,
      answer: [values],
      keepsBlanks: true,
      ...(nearest ? { nearest } : {}),
      checkedBefore: [values],
      checkedAfter: [keys],
    });
  }

  xlookup(): PlanNode | null {
    const [key, keys, values] = [this.#node(0), this.#column(1), this.#column(2)];
    if (!key || !keys || values?.sheetId !== keys.sheetId || this.#args.length > 6) return null;
    const ifNotFound = this.#args.length > 3 ? this.#node(3) : undefined;
    const matchMode = this.#args.length > 4 ? this.#number(4) : 0;
    const searchMode = this.#args.length > 5 ? this.#number(5) : 1;
    // Wildcards are off, so mode 2 is equality. Sorted columns are searched like others.
    if (ifNotFound === null || matchMode === null || ![0, 1, -1, 2].includes(matchMode)) return null;
    if (searchMode === null || ![1, -1, 2, -2].includes(searchMode)) return null;
    return new LookUpNode(key, {
      keys,
      answer: [values],
      fromEnd: searchMode === -1,
      ...nearestOf(matchMode),
      ...(ifNotFound ? { ifNotFound } : {}),
      checkedBefore: [],
      checkedAfter: [keys, values],
    });
  }

  vlookup(): PlanNode | null {
    const [key, answer, field] = [this.#node(0), this.#columns(1), this.#node(2)];
    const [keys] = answer ?? [];
    if (!key || !answer || !keys || !field?.isUniform || this.#args.length > 4) return null;
    const isExact = this.#args.length === 4 && this.#isFalse(3);
    if (this.#args.length === 4 && !isExact && !this.#isTrue(3)) return null;
    // A single column of one row is a value.
    const checked = answer.length === 1 ? [keys] : [];
    return new LookUpNode(key, {
      keys,
      answer,
      field,
      ...(isExact ? {} : { nearest: 'sorted' }),
      checkedBefore: [],
      checkedAfter: checked,
    });
  }

  distinct(): PlanNode | null {
    const [values, keys, key] = [this.#column(0), this.#column(1), this.#node(2)];
    if (!values || keys?.sheetId !== values.sheetId || !key || this.#args.length !== 3) return null;
    return new DistinctNode(values, keys, key);
  }

  #node(at: number): PlanNode | null {
    const arg = this.#args[at];
    return arg?.shape === 'value' ? arg.node : null;
  }

  #column(at: number): ColumnRef | null {
    const arg = this.#args[at];
    return arg?.shape === 'column' ? (this.#columnsOf(arg.outside)?.[0] ?? null) : null;
  }

  /** Whole columns that are neighbours. */
  #columns(at: number): readonly ColumnRef[] | null {
    const arg = this.#args[at];
    if (arg?.shape === 'column') return this.#columnsOf(arg.outside);
    return arg?.shape === 'block' && typeof arg.block === 'number' ? this.#columnsOf(arg.block) : null;
  }

  #columnsOf(outside: number): readonly ColumnRef[] | null {
    const input = this.#program.outside[outside];
    if (input?.kind !== 'table') return null;
    const { sheetId, columnIds, section, from, to } = input.reference;
    if (section !== 'data' || from !== 0 || to !== null) return null;
    return columnIds.map((columnId) => ({ sheetId, columnId }));
  }

  /** A number that is written in the formula. */
  #number(at: number): number | null {
    const value = this.#constant(at);
    return value === null ? 0 : typeof value === 'number' ? value : null;
  }

  #isFalse(at: number): boolean {
    const value = this.#constant(at);
    return value === false || value === 0;
  }

  #isTrue(at: number): boolean {
    const value = this.#constant(at);
    return value === true || value === 1;
  }

  #constant(at: number) {
    const node = this.#node(at);
    return node instanceof ConstantNode ? node.value : undefined;
  }
}

/** As `XLOOKUP` says it: -1 the next smaller, 1 the next larger value. */
function nearestOf(matchMode: number): { readonly nearest?: Nearest } {
  if (matchMode === -1) return { nearest: 'below' };
  return matchMode === 1 ? { nearest: 'above' } : {};
}

function conditionalNode(
  fold: FoldName,
  values: ColumnRef,
  pairs: readonly CriterionPair[],
): PlanNode | null {
  // Of two tables the engine compares the sizes.
  if (pairs.some(({ column }) => column.sheetId !== values.sheetId)) return null;
  const varying = pairs.filter(({ criterion }) => !criterion.isUniform);
  const isCounted = fold === 'count' && varying.length === 1;
  const scans = varying.length > 0 && !isCounted && varying.every(({ criterion }) => isOrdering(criterion));
  return new ConditionalNode(fold, values, pairs, scans);
}

/** `">"&[@X]`: no index leads to the rows that fulfil it. */
function isOrdering(criterion: PlanNode): boolean {
  const [first] = criterion.reads;
  return first instanceof ConstantNode && typeof first.value === 'string' && /^[<>]/.test(first.value);
}
