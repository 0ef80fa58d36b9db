import { readBit } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';
import { builtInPlugin, type Replacement } from '../builtInPlugin';
import type { EngineValue, EvaluationState, FunctionCall } from '../engineTypes';
import { isFull } from '../plan/vectorBlocks';
import { areAligned, type BlockRun } from '../tableBlock';
import { tableArgument } from './tableArgument';

interface Seams {
  sumproduct(call: FunctionCall, state: EvaluationState): EngineValue;
}

const SumProduct = builtInPlugin<Seams>('SUMPRODUCT', ['sumproduct']);

/** `SUMPRODUCT` of table columns that hold numbers and blanks; everything else is the engine's. */
class TableSumProduct extends SumProduct {
  override sumproduct(call: FunctionCall, state: EvaluationState): EngineValue {
    const blocks = call.args.map((arg) =>
      tableArgument(arg, (ast) => this.evaluateAst(ast, state), this.config.context),
    );
    const columns: BlockRun[] = [];
    for (const block of blocks) {
      const [column] = block?.columns ?? [];
      if (
        !column ||
        block?.width() !== 1 ||
        !areAligned(column, columns[0] ?? column) ||
        !column.every(isPlain)
      )
        return super.sumproduct(call, state);
      columns.push(column);
    }
    const [first] = columns;
    if (!first) return super.sumproduct(call, state);
    let sum = 0;
    for (const index of first.keys())
      sum = addProducts(
        sum,
        columns.map((column) => column[index] as PlainBlock),
      );
    return sum;
  }
}

type PlainBlock = Extract<ColumnBlock, { kind: 'number' }>;
const isPlain = (block: ColumnBlock): block is PlainBlock =>
  block.kind === 'number' && block.exceptions === null;

function addProducts(before: number, blocks: readonly PlainBlock[]): number {
  const length = blocks[0]?.length ?? 0;
  const products = new Float64Array(length).fill(1);
  for (const { values, valid } of blocks) {
    const hasBlanks = !isFull(valid, length);
    for (let row = 0; row < length; row++) {
      const value = hasBlanks && !readBit(valid, row) ? 0 : (values[row] as number);
      products[row] = (products[row] as number) * value;
    }
  }
  let sum = before;
  for (let row = 0; row < length; row++) sum += products[row] as number;
  return sum;
}

export const tableSumProduct: Replacement = { plugin: TableSumProduct, functions: ['SUMPRODUCT'] };
