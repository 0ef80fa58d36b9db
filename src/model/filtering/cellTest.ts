import type { ColumnBlock } from '../columnBlock';
import { readBit } from '../columnBlocks';
import { daysOf } from '../datePeriods';
import type { ColumnFilter } from '../tableView';
import { plainText, type CellValue } from '../../shared/value';

/** Whether a filter lets a value through; a column asks once for each different text. */
export type CellTest = (value: CellValue) => boolean;

/**
 * Makes a filter ready for a column: what depends on the whole column, or on the day, is worked out once. `today` is
 * the serial number of the day that relative dates are seen from.
 */
export function cellTest(filter: ColumnFilter, blocks: readonly ColumnBlock[], today: number): CellTest {
  switch (filter.kind) {
    case 'values': {
      const texts = new Set(filter.texts);
      const shown = filter.mode === 'show';
      return (value) => texts.has(plainText(value)) === shown;
    }
    case 'number':
      return numberTest(filter, blocks);
    case 'text':
      return textTest(filter);
    case 'date':
      return dateTest(filter, today);
    case 'boolean':
      return (value) => value === filter.value;
    case 'blank':
      // A text without characters looks blank, and Excel's filter takes it for blank.
      return (value) => (value === null || value === '') === (filter.is === 'blank');
  }
}

function onNumbers(test: (value: number) => boolean): CellTest {
  return (value) => typeof value === 'number' && test(value);
}

function numberTest(
  filter: Extract<ColumnFilter, { kind: 'number' }>,
  blocks: readonly ColumnBlock[],
): CellTest {
  switch (filter.is) {
    case 'equal':
      return onNumbers((value) => value === filter.value);
    case 'notEqual':
      // What is no number is not equal to one: Excel shows it too.
      return (value) => value !== filter.value;
    case 'less':
      return onNumbers((value) => value < filter.value);
    case 'atMost':
      return onNumbers((value) => value <= filter.value);
    case 'more':
      return onNumbers((value) => value > filter.value);
    case 'atLeast':
      return onNumbers((value) => value >= filter.value);
    case 'between': {
      const [from, to] = [Math.min(filter.from, filter.to), Math.max(filter.from, filter.to)];
      return onNumbers((value) => value >= from && value <= to);
    }
    case 'top': {
      const sorted = numbersOf(blocks).sort();
      const least = sorted[Math.max(sorted.length - filter.count, 0)] ?? Infinity;
      return onNumbers((value) => value >= least);
    }
    case 'bottom': {
      const sorted = numbersOf(blocks).sort();
      const most = sorted[Math.min(filter.count, sorted.length) - 1] ?? -Infinity;
      return onNumbers((value) => value <= most);
    }
    case 'aboveAverage': {
      const average = averageOf(blocks);
      return onNumbers((value) => value > average);
    }
    case 'belowAverage': {
      const average = averageOf(blocks);
      return onNumbers((value) => value < average);
    }
  }
}

/** On texts, as in Excel: a number has no letters to begin with. What is no text passes only a negation. */
function textTest(filter: Extract<ColumnFilter, { kind: 'text' }>): CellTest {
  const wanted = filter.text.toLowerCase();
  const onTexts =
    (test: (text: string) => boolean): CellTest =>
    (value) =>
      typeof value === 'string' && test(value.toLowerCase());
  switch (filter.is) {
    case 'contains':
      return onTexts((text) => text.includes(wanted));
    case 'notContains': {
      const contains = onTexts((text) => text.includes(wanted));
      return (value) => !contains(value);
    }
    case 'startsWith':
      return onTexts((text) => text.startsWith(wanted));
    case 'endsWith':
      return onTexts((text) => text.endsWith(wanted));
    case 'equal':
      return onTexts((text) => text === wanted);
    case 'notEqual': {
      const equals = onTexts((text) => text === wanted);
      return (value) => !equals(value);
    }
  }
}

/** A date means the whole day, whatever the time of day. */
function dateTest(filter: Extract<ColumnFilter, { kind: 'date' }>, today: number): CellTest {
  const onDays = (from: number, to: number): CellTest =>
    onNumbers((value) => value >= from && value < to + 1);
  switch (filter.is) {
    case 'on':
      return onNumbers((value) => Math.floor(value) === filter.date);
    case 'before':
      return onNumbers((value) => value < filter.date);
    case 'after':
      return onNumbers((value) => value >= filter.date + 1);
    case 'between':
      return onDays(Math.min(filter.from, filter.to), Math.max(filter.from, filter.to));
    case 'lastDays':
      return onDays(today - filter.count + 1, today);
    case 'nextDays':
      return onDays(today, today + filter.count - 1);
    default: {
      const { from, to } = daysOf(filter.is, today);
      return onDays(from, to);
    }
  }
}

function numbersOf(blocks: readonly ColumnBlock[]): Float64Array {
  const numbers = new Float64Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let count = 0;
  for (const block of blocks) {
    if (block.kind === 'number') {
      for (let row = 0; row < block.length; row++) {
        if (readBit(block.valid, row)) numbers[count++] = block.values[row] as number;
      }
    }
    for (const value of block.exceptions?.values ?? [])
      if (typeof value === 'number') numbers[count++] = value;
  }
  return numbers.subarray(0, count);
}

/** No number lies above or below the average of none. */
function averageOf(blocks: readonly ColumnBlock[]): number {
  const numbers = numbersOf(blocks);
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum / numbers.length;
}
