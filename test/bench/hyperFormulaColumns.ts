import { createRequire } from 'node:module';
import type * as HyperFormulaModule from 'hyperformula';
import { assert } from '../../src/shared/assert';
import type { CellValue } from '../../src/shared/value';

/** HyperFormula as it is published: the functions of the other copy are ours. */
const { HyperFormula, FunctionPlugin, SimpleRangeValue, EmptyValue } = createRequire(import.meta.url)(
  'hyperformula',
) as typeof HyperFormulaModule;
type Scalar = HyperFormulaModule.SimpleRangeValue['data'][number][number];
type Call = Parameters<HyperFormulaModule.FunctionPlugin['evaluateAst']>[0];

const columns = new Map<string, HyperFormulaModule.SimpleRangeValue>();

class ColumnPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    COLUMNOF: { method: 'columnOf', parameters: [], vectorizationForbidden: true },
  };

  columnOf({ args }: Extract<Call, { procedureName: string }>) {
    const [name] = args;
    const column = name?.type === 'STRING' ? columns.get(name.value) : undefined;
    assert(column, 'no such column');
    return column;
  }
}
HyperFormula.registerFunctionPlugin(ColumnPlugin, { enGB: { COLUMNOF: 'COLUMNOF' } });

/** HyperFormula's own functions over columns that are handed over as arrays. */
export class HyperFormulaColumns {
  readonly #hf = HyperFormula.buildFromArray([[0]], {
    licenseKey: 'gpl-v3',
    useArrayArithmetic: true,
    useWildcards: false,
  });

  setColumn(name: string, values: readonly CellValue[]): void {
    const rows = values.map((value) => [value === null ? EmptyValue : value] as Scalar[]);
    columns.set(name, SimpleRangeValue.onlyValues(rows));
  }

  /** `T[X]` in the formula is the column X. */
  evaluate(formula: string): unknown {
    return this.#hf.calculateFormula(formula.replace(/\w+\[([^\]]+)\]/g, 'COLUMNOF("$1")'), 0);
  }

  dispose(): void {
    this.#hf.destroy();
    columns.clear();
  }
}
