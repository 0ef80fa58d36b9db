import { isCellError, type CellValue } from '../../shared/value';
import type { ConditionalRule, ScalePlace } from '../conditionalFormat';

/** What a rule has to know of all cells of its target before it can say anything of one. Plain data. */
export interface RuleFacts {
  /** Of `rank`: the smallest number among the top, or the largest among the bottom. */
  readonly threshold?: number;
  readonly average?: number;
  /** Of colour scales and data bars: where their points lie. */
  readonly points?: readonly number[];
  /** Of `occurrence`: 1 for each cell whose value occurs more than once, in the order in which the values were given. */
  readonly repeated?: Uint8Array;
}

/** Whether a rule needs facts at all. */
export function needsFacts(rule: ConditionalRule): boolean {
  return rule.kind !== 'style' || ['occurrence', 'rank', 'average'].includes(rule.test.kind);
}

/** O(values), and sorting the numbers where ranks are asked for. */
export function ruleFacts(rule: ConditionalRule, values: readonly CellValue[]): RuleFacts {
  if (rule.kind === 'style') return testFacts(rule.test, values);
  const numbers = numbersOf(values);
  const places = rule.kind === 'dataBar' ? [rule.min, rule.max] : rule.points.map(({ at }) => at);
  return { points: places.map((place) => placeOn(place, numbers)) };
}

function testFacts(
  test: Extract<ConditionalRule, { kind: 'style' }>['test'],
  values: readonly CellValue[],
): RuleFacts {
  if (test.kind === 'occurrence') return { repeated: repeatedOf(values) };
  const numbers = numbersOf(values);
  if (numbers.length === 0) return {};
  if (test.kind === 'average')
    return { average: numbers.reduce((sum, value) => sum + value, 0) / numbers.length };
  if (test.kind !== 'rank') return {};
  const sorted = numbers.sort();
  const wanted = test.unit === 'percent' ? Math.floor((sorted.length * test.count) / 100) : test.count;
  const count = Math.max(1, Math.min(wanted, sorted.length));
  const threshold = test.is === 'top' ? sorted[sorted.length - count] : sorted[count - 1];
  return threshold === undefined ? {} : { threshold };
}

function numbersOf(values: readonly CellValue[]): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (const value of values) if (typeof value === 'number') numbers[count++] = value;
  return numbers.subarray(0, count);
}

function placeOn(place: ScalePlace, numbers: Float64Array): number {
  if (place.kind === 'number') return place.value;
  let [min, max] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  switch (place.kind) {
    case 'min':
      return min;
    case 'max':
      return max;
    case 'percent':
      return min + ((max - min) * place.value) / 100;
    case 'percentile': {
      // As PERCENTILE.INC does: between two values it lies in proportion.
      const sorted = Float64Array.from(numbers).sort();
      const at = ((sorted.length - 1) * Math.max(0, Math.min(place.value, 100))) / 100;
      const low = sorted[Math.floor(at)] ?? NaN;
      return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at % 1);
    }
  }
}

function repeatedOf(values: readonly CellValue[]): Uint8Array {
  const repeated = new Uint8Array(values.length);
  const first = new Map<CellValue, number>();
  values.forEach((value, index) => {
    if (value === null || value === '' || isCellError(value)) return;
    const key = typeof value === 'string' ? value.toLowerCase() : value;
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else repeated[known] = repeated[index] = 1;
  });
  return repeated;
}
