import type { ColumnId, SheetId } from '../model/ids';
import { assertNever } from '../shared/assert';
import { dependenciesOf, engineText } from './engineFormula';
import type { FormulaPiece, TableReference } from './readFormula';
import { registerText, type Registers } from './registers';

/** What stands in a row's formula at one place. */
export type RowPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rowNumber' }
  /** The values of `rowInputs[index]` in this row. */
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'outside'; readonly index: number };

/** What a formula reads besides its own row: one value or block for all rows. */
export type OutsideInput =
  | { readonly kind: 'table'; readonly reference: TableReference }
  /** Cells, parameters, the clock and calls over shown rows: computed by the workbook's graph. */
  | { readonly kind: 'graph'; readonly text: string };

/** One argument of the column's `TABLE.CALCULATE`. */
export type Dependency =
  | { readonly kind: 'rowColumn'; readonly columnId: ColumnId }
  | { readonly kind: 'column'; readonly sheetId: SheetId; readonly columnId: ColumnId }
  | { readonly kind: 'names' }
  | { readonly kind: 'graph'; readonly outside: number };

/** A calculated column's formula, taken apart by where its inputs come from. */
export interface RowProgram {
  readonly pieces: readonly RowPiece[];
  /** Each one column, or neighbours for a slice. */
  readonly rowInputs: readonly (readonly ColumnId[])[];
  readonly outside: readonly OutsideInput[];
  readonly dependencies: readonly Dependency[];
  /** The dependencies as engine text, in the same order. */
  readonly dependencyTexts: readonly string[];
}

/** Sorts out what a column's formula reads; equal inputs are read once. */
export function rowProgram(
  pieces: readonly FormulaPiece[],
  sheetId: SheetId,
  registers: Registers,
): RowProgram {
  const rowInputs = new Numbered<readonly ColumnId[]>();
  const outside = new Numbered<OutsideInput>();
  const rowPieces = pieces.map((piece): RowPiece => {
    switch (piece.kind) {
      case 'text':
      case 'rowNumber':
        return piece;
      case 'thisRow':
        return { kind: 'row', index: rowInputs.add(piece.columnIds) };
      case 'table':
        return { kind: 'outside', index: outside.add({ kind: 'table', reference: piece.reference }) };
      case 'longCalls':
        throw new Error('Worthbook: in a row every call is done at once');
      case 'cells':
      case 'clock':
      case 'parameter':
      case 'shownRows':
      case 'sharedCall':
        return {
          kind: 'outside',
          index: outside.add({ kind: 'graph', text: engineText([piece], registers) }),
        };
      default:
        return assertNever(piece, 'formula piece');
    }
  });

  const dependencies: Dependency[] = [];
  const dependencyTexts: string[] = [];
  for (const columnId of new Set(rowInputs.items.flat())) {
    dependencies.push({ kind: 'rowColumn', columnId });
    dependencyTexts.push(registerText(registers.version(sheetId, columnId)));
  }
  outside.items.forEach((input, index) => {
    if (input.kind === 'graph') {
      dependencies.push({ kind: 'graph', outside: index });
      dependencyTexts.push(input.text);
      return;
    }
    dependencies.push(...tableDependencies(input.reference));
    dependencyTexts.push(...dependenciesOf(input.reference, registers));
  });
  return {
    pieces: rowPieces,
    rowInputs: rowInputs.items,
    outside: outside.items,
    dependencies,
    dependencyTexts,
  };
}

/** In the order of `dependenciesOf`. */
function tableDependencies({ sheetId, columnIds, section }: TableReference): Dependency[] {
  const names: Dependency[] = section === 'data' ? [] : [{ kind: 'names' }];
  if (section === 'headers') return names;
  return [...names, ...columnIds.map((columnId): Dependency => ({ kind: 'column', sheetId, columnId }))];
}

/** A list without repetitions; items are plain data. */
class Numbered<Item> {
  readonly items: Item[] = [];
  readonly #numbers = new Map<string, number>();

  add(item: Item): number {
    const key = JSON.stringify(item);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}
