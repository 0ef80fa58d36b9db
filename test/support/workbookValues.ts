import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { axisLength, lineIdAt } from '../../src/model/axis';
import { readBlocks } from '../../src/model/columnBlocks';
import type { Sheet, WorkbookDocument } from '../../src/model/document';
import { WorkbookCore } from '../../src/session/workbookCore';
import type { CellValue } from '../../src/shared/value';

/** A document with its calculated values. Whoever asks for it ends it. */
export interface CalculatedWorkbook {
  readonly core: WorkbookCore;
  /** Rows and columns as stored, counted from 0; a table's rows of data. */
  value(sheet: Sheet, row: number, column: number): CellValue;
  dispose(): void;
}

export async function calculated(document: WorkbookDocument): Promise<CalculatedWorkbook> {
  const core = new WorkbookCore({ document, engine: inProcessTransport, engineLicenseKey: 'gpl-v3' });
  await core.engine.settled();
  return {
    core,
    value(sheet, row, column) {
      if (sheet.kind === 'table') {
        const { id } = sheet.columns[column] ?? {};
        return id === undefined ? null : readBlocks(core.values.columnBlocks(sheet.id, id), row);
      }
      if (row >= axisLength(sheet.rows) || column >= axisLength(sheet.columns)) return null;
      return core.values.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
    },
    dispose: () => core.dispose(),
  };
}
