import { describe, expect, it } from 'vitest';
import { createCalculator, defaultLicenseKey } from '../../../src/engine/hyperformula';

interface Inner {
  readonly _crudOperations: {
    readonly undoRedo: { readonly batchUndoEntry?: { readonly operations: readonly unknown[] } };
  };
}

describe('a calculator', () => {
  it('notes nothing for an undo, of which a batch would look through all at each change', () => {
    const calculator = createCalculator(defaultLicenseKey, {} as Parameters<typeof createCalculator>[1]);
    const sheet = calculator.getSheetId(calculator.addSheet('cells')) as number;
    const notes: number[] = [];
    calculator.batch(() => {
      for (let row = 0; row < 5; row++) {
        calculator.setCellContents({ sheet, row, col: 0 }, [[row]]);
        const { batchUndoEntry } = (calculator as unknown as Inner)._crudOperations.undoRedo;
        notes.push(batchUndoEntry?.operations.length ?? 0);
      }
    });
    expect(notes).toEqual([0, 0, 0, 0, 0]);
    expect(calculator.isThereSomethingToUndo()).toBe(false);
    expect(calculator.getCellValue({ sheet, row: 4, col: 0 })).toBe(4);
    calculator.destroy();
  });
});
