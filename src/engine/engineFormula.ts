import { assertNever } from '../shared/assert';
import type { CellError } from '../shared/value';
import type { Literals } from './literals';
import type { FormulaPiece, TableReference } from './readFormula';
import { registerText, type Registers } from './registers';
import { columnSeparator } from './tableCall';

/** The text HyperFormula gets, without `=`: references into tables, parameters and errors rewritten. */
export function engineText(pieces: readonly FormulaPiece[], registers: Registers): string {
  return pieces.map((piece) => pieceText(piece, registers)).join('');
}

function pieceText(piece: FormulaPiece, registers: Registers): string {
  switch (piece.kind) {
    case 'text':
    case 'cells':
    case 'clock':
      return piece.text;
    case 'parameter':
      return registerText(registers.parameter(piece.parameterId));
    case 'shownRows':
      return registerText(registers.shownRows);
    case 'longCalls':
      return registerText(registers.longCalls);
    case 'sharedCall':
      return engineText(piece.pieces, registers);
    case 'table':
      return tableText(piece.reference, registers);
    case 'thisRow':
    case 'rowNumber':
      throw new Error('Worthbook: a cell has no table row');
    default:
      return assertNever(piece, 'formula piece');
  }
}

/** The registers a reference depends on: versions of its columns, of the table's names. */
export function dependenciesOf(reference: TableReference, registers: Registers): string[] {
  const { sheetId, columnIds, section } = reference;
  const names = section === 'data' ? [] : [registers.names(sheetId)];
  const versions = section === 'headers' ? [] : columnIds.map((id) => registers.version(sheetId, id));
  return [...names, ...versions].map(registerText);
}

function tableText(reference: TableReference, registers: Registers): string {
  const { sheetId, columnIds, section, from, to } = reference;
  const args = [`"${sheetId}"`, `"${columnIds.join(columnSeparator)}"`, `"${section}"`, from, to ?? lastRow];
  return `TABLE.VALUES(${[...args, ...dependenciesOf(reference, registers)].join(',')})`;
}

/** Stands for "to the last row" in the text of a formula. */
export const lastRow = 0;

/** A formula that is nothing but an error. */
export function errorText(error: CellError, literals: Literals): string {
  return `ENGINE.LITERAL(${literals.numberOf(error)})`;
}
