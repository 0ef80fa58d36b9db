import type { Argument } from '../../../formulas/spec';
import { countOf, type NumberParts } from '../../../formulas/numerics/numberParts';
import { Population } from '../../../formulas/population';
import { blockValue, readBit } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';
import type { ColumnId, SheetId } from '../../model/ids';
import { isCellError, type CellError, type CellValue } from '../../shared/value';
import { toArgument } from '../functionPlugin';
import { ColumnIndex } from './columnIndex';
import { ColumnVectors } from './columnVectors';
import { isFull } from './vectorBlocks';
import { countRows, type RowScope } from '../rowRanges';
import { exchanged, numberChanges, type NumberChanges } from './columnChanges';
import { movedStandings, standings } from './standings';
import type { TableStore } from '../tableStore';

/** More changed rows than this, and a column is sorted anew. */
const fewChanges = 2048;

/** What is known of a whole column at one version, worked out when it is first asked for. */
export class ColumnStatistics {
  readonly version: number;
  readonly rowCount: number;
  readonly columnId: ColumnId;
  readonly #store: TableStore;
  readonly #sheetId: SheetId;
  readonly #blocks: readonly ColumnBlock[];
  #cells: ColumnCells | null = null;
  #firstError: CellError | null | undefined = undefined;
  #population: Population | null = null;
  #vectors: ColumnVectors | null = null;
  #index: ColumnIndex | null = null;
  #standings: Float64Array | null = null;
  #texts: { readonly texts: number; readonly firstText: string } | null = null;

  constructor(store: TableStore, sheetId: SheetId, columnId: ColumnId, before?: ColumnStatistics) {
    this.#store = store;
    this.#sheetId = sheetId;
    this.columnId = columnId;
    this.#blocks = store.blocks(sheetId, columnId);
    this.version = store.version(sheetId, columnId);
    this.rowCount = store.rowCount(sheetId);
    if (!before) return;
    this.#follow(before);
    if (before.#vectors) this.#vectors = new ColumnVectors(this.#blocks, this.rowCount, before.#vectors);
    this.#index = this.#advancedIndex(before);
  }

  /** The column's cells, block by block. */
  get vectors(): ColumnVectors {
    this.#vectors ??= new ColumnVectors(this.#blocks, this.rowCount);
    return this.#vectors;
  }

  /** The rows by value, for look-ups and criteria. */
  get index(): ColumnIndex {
    this.#index ??= new ColumnIndex(this.vectors, this.version);
    return this.#index;
  }

  /** The rows that differ from an earlier version; all of them when rows stand elsewhere now. */
  editedSince(version: number): RowScope {
    return this.#store.editedSince(this.#sheetId, this.columnId, version);
  }

  /** The column's numbers, in the order of the rows. */
  get numbers(): Float64Array {
    return this.#read().numbers;
  }

  /** O(exceptions): errors never are packed values. */
  get firstError(): CellError | null {
    if (this.#firstError === undefined) {
      const values = this.#blocks.flatMap(({ exceptions }) => exceptions?.values ?? []);
      this.#firstError = values.find(isCellError) ?? null;
    }
    return this.#firstError;
  }

  /** How many cells are not blank. */
  get filled(): number {
    return this.#read().filled;
  }

  /** How many cells hold text, and the first of these texts. */
  get texts(): { readonly texts: number; readonly firstText: string } {
    this.#texts ??= countTexts(this.#blocks);
    return this.#texts;
  }

  /** Ascending. */
  get sorted(): Float64Array {
    return this.population.sorted;
  }

  get population(): Population {
    this.#population ??= new Population({ size: countOf(this.#parts), read: () => this.#parts });
    return this.#population;
  }

  /** How many numbers lie below that of each row, equal ones counted half; `null` when some row holds no number. */
  get standings(): Float64Array | null {
    if (this.numbers.length < this.rowCount) return null;
    this.#standings ??= standings(this.numbers, this.population.places);
    return this.#standings;
  }

  /** A table without rows reads as one blank row, and one row as a value. */
  get single(): CellValue {
    const [block] = this.#blocks;
    return block && block.length > 0 ? blockValue(block, 0) : null;
  }

  /** Every cell as an argument of a function of ours. */
  get argument(): Argument {
    const columnIds = [this.columnId];
    const sheetId = this.#sheetId;
    return toArgument(this.#store.values({ sheetId, columnIds, section: 'data', from: 0, to: null }));
  }

  #advancedIndex(before: ColumnStatistics): ColumnIndex | null {
    const index = before.#index;
    if (index?.version !== before.version) return null;
    const rows = this.editedSince(before.version);
    // The index goes over to this version: the one before makes another if it is asked again.
    before.#index = null;
    return rows === 'all' ? null : index.advance(this.vectors, this.version, rows);
  }

  /** The column's numbers as they lie in its blocks, where nothing else lies there. */
  get #parts(): NumberParts {
    const plain = this.#cells === null ? this.#blocks.map(plainNumbers) : [];
    return plain.length > 0 && plain.every((numbers) => numbers !== null) ? plain : [this.numbers];
  }

  #read(): ColumnCells {
    this.#cells ??= readColumn(this.#blocks, this.rowCount);
    return this.#cells;
  }

  /** What changed since an earlier version, where that is little. */
  #changesSince(before: ColumnStatistics): NumberChanges | null {
    if (before.rowCount !== this.rowCount) return null;
    const rows = this.editedSince(before.version);
    if (rows === 'all' || countRows(rows) > fewChanges) return null;
    return numberChanges(before.#blocks, this.#blocks, rows);
  }

  /** Carries over what was known of an earlier version, with the few numbers that changed exchanged. */
  #follow(before: ColumnStatistics): void {
    const changes = this.#changesSince(before);
    if (!changes || !before.#population) return;
    const { population } = before;
    if (changes.rows.length === 0) this.#population = population;
    else if (!population.isSorted) {
      const { before: left, after: came } = changes;
      this.#population = Population.afterChange(population, { left, came }, () => this.#parts);
    } else this.#population = Population.ofSorted(exchanged(population.sorted, changes));
    const known = before.#standings;
    if (!known || this.numbers.length < this.rowCount) return;
    this.#standings = movedStandings(known, this.numbers, changes, this.sorted);
  }
}

interface ColumnCells {
  readonly numbers: Float64Array;
  readonly filled: number;
}

/** A block's numbers as they lie in it; `null` where something else lies there too. */
const plainNumbers = (block: ColumnBlock): Float64Array | null =>
  block.kind === 'number' && isFull(block.valid, block.length) ? block.values : null;

function readColumn(blocks: readonly ColumnBlock[], rowCount: number): ColumnCells {
  const numbers = new Float64Array(rowCount);
  let count = 0;
  let filled = 0;
  for (const block of blocks) {
    const plain = plainNumbers(block);
    if (plain) {
      numbers.set(plain, count);
      count += block.length;
      continue;
    }
    if (block.kind === 'number' && block.exceptions === null) {
      for (let row = 0; row < block.length; row++) {
        if (readBit(block.valid, row)) numbers[count++] = block.values[row] as number;
      }
      continue;
    }
    for (let row = 0; row < block.length; row++) {
      const value = blockValue(block, row);
      if (typeof value === 'number') numbers[count++] = value;
      else if (value !== null) filled++;
    }
  }
  return { numbers: numbers.subarray(0, count), filled: filled + count };
}

function countTexts(blocks: readonly ColumnBlock[]): { texts: number; firstText: string } {
  let texts = 0;
  let firstText = '';
  for (const block of blocks) {
    if (block.kind !== 'text' && block.exceptions === null) continue;
    for (let row = 0; row < block.length; row++) {
      const value = blockValue(block, row);
      if (typeof value !== 'string') continue;
      if (texts === 0) firstText = value;
      texts++;
    }
  }
  return { texts, firstText };
}

/** Statistics of columns, kept from version to version. */
export class StatisticsCache {
  readonly #store: TableStore;
  readonly #known = new Map<string, ColumnStatistics>();

  constructor(store: TableStore) {
    this.#store = store;
  }

  of(sheetId: SheetId, columnId: ColumnId): ColumnStatistics {
    const key = `${sheetId} ${columnId}`;
    const known = this.#known.get(key);
    const isCurrent =
      known?.version === this.#store.version(sheetId, columnId) &&
      known.rowCount === this.#store.rowCount(sheetId);
    if (known && isCurrent) return known;
    const statistics = new ColumnStatistics(this.#store, sheetId, columnId, known);
    this.#known.set(key, statistics);
    return statistics;
  }
}
