import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { GridInput } from '../../src/model/document';
import type { CellValue } from '../../src/shared/value';
import { cellErrorText, isCellError } from '../../src/shared/value';
import { EngineWorld } from '../contract/engineWorld';

/**
 * What formulas give in the engine, with cells they may read; errors by their text, arrays by their first cell. The
 * formulas stand from `J1` down, a column apart.
 */
export async function evaluateFormulas(
  formulas: readonly string[],
  cells: Readonly<Record<string, GridInput>> = {},
): Promise<(Exclude<CellValue, object> | string)[]> {
  const world = new EngineWorld(inProcessTransport, newWorkbook());
  const places = formulas.map((_, index) => `J${index * 10 + 1}`);
  world.type({
    ...cells,
    ...Object.fromEntries(formulas.map((formula, index) => [places[index] ?? '', formula])),
  });
  await world.settled();
  const values = world.cells(places);
  world.dispose();
  return values.map((value) => (isCellError(value) ? cellErrorText[value.code] : value));
}
