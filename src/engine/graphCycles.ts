import type { HyperFormula, SimpleCellAddress } from 'hyperformula';
import type { WorkbookDocument } from '../model/document';
import { cellError, isCellError, type CellValue } from '../shared/value';
import type { CalculatedColumns } from './calculatedColumns';
import { cyclePath } from './cyclePath';
import { fromEngineValue } from './engineValue';
import type { GraphPlaces } from './graphPlaces';
import type { Registers } from './registers';

export interface GraphCyclesHost {
  readonly hf: HyperFormula;
  readonly registers: Registers;
  readonly calculated: CalculatedColumns;
  readonly places: GraphPlaces;
  document(): WorkbookDocument;
}

/** What reads itself by way of others: HyperFormula says that it does, and this says which way round. */
export class GraphCycles {
  readonly #host: GraphCyclesHost;

  constructor(host: GraphCyclesHost) {
    this.#host = host;
  }

  /** A cycle as `#CYCLE!` that names the way round; any other value as it is. */
  named(value: CellValue, place: SimpleCellAddress): CellValue {
    if (!isCellError(value) || value.code !== 'CYCLE' || value.reason !== undefined) return value;
    const { hf, places } = this.#host;
    const path = cyclePath(hf, place).map((step) => places.nameOf(step, this.#host.document()));
    return path.length === 0 ? value : cellError('CYCLE', 'cycle', { path: path.join(' → ') });
  }

  /** The version cell of a column was calculated: in a cycle, every row of the column is one. */
  noteColumn(place: SimpleCellAddress): void {
    const { hf, registers, calculated } = this.#host;
    const column = registers.columnAt(place.row);
    const value = fromEngineValue(hf.dependencyGraph.getCellValue(place));
    if (!column || !isCellError(value) || value.code !== 'CYCLE') return;
    const error = this.named(value, place);
    if (isCellError(error)) calculated.fail(column.sheetId, column.columnId, error);
  }
}
