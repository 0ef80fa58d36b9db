import { numbersOf } from './blocks';
import { defineFunction } from './defineFunction';
import { seededRandom } from './random';
import { formulaError } from './reasons';
import type { FunctionSpec } from './spec';
import { part, runThrough, type Steps } from './steps';

const mostIterations = 100;
/** An iteration that improves the spread by less than this share ends the search. */
const smallestGain = 1e-6;

/** Several starts where they cost little; a large table is smooth enough for two. */
function startsFor(count: number): number {
  return count <= 10_000 ? 8 : 2;
}

/** Points row by row: `dimensions` numbers each. */
interface Points {
  readonly data: Float64Array;
  readonly count: number;
  readonly dimensions: number;
}

/**
 * Groups rows into `k` clusters of similar rows, after standardising the columns.
 *
 * Shape:   rows of equal length in, a cluster number 1..k per row out, numbered by falling mean of the first column (then the
 *          second, ...). The same for the same seed, whatever the order of the rows.
 * Units:   columns may have different units: each is divided by its standard deviation; a constant column does not count.
 * Errors:  `null` when there are fewer different rows than clusters.
 * Source:  Lloyd (1982), Least squares quantization in PCM; start after Arthur and Vassilvitskii (2007), k-means++; the best
 *          of several starts.
 * Example: kMeans([[1], [2], [10], [11]], 2, 1) is [2, 2, 1, 1]
 */
export function kMeans(rows: readonly (readonly number[])[], k: number, seed: number): number[] | null {
  return runThrough(kMeansInSteps(rows, k, seed));
}

/** The same in steps: large tables take seconds. */
export function* kMeansInSteps(
  rows: readonly (readonly number[])[],
  k: number,
  seed: number,
): Steps<number[] | null> {
  const columns = rows[0]?.length ?? 0;
  const scaled = standardised(rows, columns);
  const order = rows.map((_, index) => index);
  order.sort((one, other) => compareRows(scaled[one] ?? [], scaled[other] ?? []));
  const sorted = order.map((index) => scaled[index] ?? []);
  const different = sorted.filter(
    (row, index) => index === 0 || compareRows(row, sorted[index - 1] ?? []) !== 0,
  );
  if (different.length < k) return null;

  const points: Points = { data: Float64Array.from(sorted.flat()), count: rows.length, dimensions: columns };
  const random = seededRandom(seed);
  const starts = startsFor(points.count);
  let best: Clustering | null = null;
  for (let start = 0; start < starts; start += 1) {
    const next: Clustering = yield* part(lloyd(points, k, random), start / starts, (start + 1) / starts);
    if (!best || next.spread < best.spread) best = next;
  }

  const clusters: number[] = new Array<number>(rows.length).fill(0);
  order.forEach((index, position) => {
    clusters[index] = best?.assigned[position] ?? 0;
  });
  return renumbered(clusters, rows, k);
}

function compareRows(one: readonly number[], other: readonly number[]): number {
  for (let column = 0; column < one.length; column += 1) {
    const difference = (one[column] ?? 0) - (other[column] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function standardised(rows: readonly (readonly number[])[], columns: number): number[][] {
  const scales = Array.from({ length: columns }, (_, column) => {
    // Sorted, so that the sums do not depend on the order of the rows.
    const values = Float64Array.from(rows, (row) => row[column] ?? 0).sort();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) };
  });
  return rows.map((row) =>
    scales.map(({ mean, deviation }, column) =>
      deviation === 0 ? 0 : ((row[column] ?? 0) - mean) / deviation,
    ),
  );
}

function squaredDistance(
  { data, dimensions }: Points,
  point: number,
  centres: Float64Array,
  centre: number,
): number {
  let sum = 0;
  for (let column = 0; column < dimensions; column += 1) {
    sum += ((data[point * dimensions + column] ?? 0) - (centres[centre * dimensions + column] ?? 0)) ** 2;
  }
  return sum;
}

function copyPoint({ data, dimensions }: Points, point: number, centres: Float64Array, centre: number): void {
  centres.set(data.subarray(point * dimensions, (point + 1) * dimensions), centre * dimensions);
}

/** Starting centres spread out: each next one is drawn with the squared distance to the nearest so far as its weight. */
function spreadCentres(points: Points, k: number, random: () => number): Float64Array {
  const centres = new Float64Array(k * points.dimensions);
  copyPoint(points, Math.floor(random() * points.count), centres, 0);
  const nearest = new Float64Array(points.count).fill(Infinity);
  for (let centre = 1; centre < k; centre += 1) {
    let total = 0;
    for (let point = 0; point < points.count; point += 1) {
      const distance = squaredDistance(points, point, centres, centre - 1);
      if (distance < (nearest[point] ?? 0)) nearest[point] = distance;
      total += nearest[point] ?? 0;
    }
    let left = random() * total;
    let chosen = 0;
    for (let point = 0; point < points.count; point += 1) {
      const weight = nearest[point] ?? 0;
      if (weight === 0) continue;
      chosen = point;
      left -= weight;
      if (left < 0) break;
    }
    copyPoint(points, chosen, centres, centre);
  }
  return centres;
}

interface Clustering {
  readonly assigned: Int32Array;
  /** Sum of squared distances to the centres; the smaller the better. */
  readonly spread: number;
}

function* lloyd(points: Points, k: number, random: () => number): Steps<Clustering> {
  const centres = spreadCentres(points, k, random);
  const assigned = new Int32Array(points.count).fill(-1);
  let spread = Infinity;
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    // Most searches end after a dozen or two.
    yield 1 - 0.9 ** iteration;
    const before = spread;
    let moved = false;
    spread = 0;
    for (let point = 0; point < points.count; point += 1) {
      let nearest = 0;
      let shortest = Infinity;
      for (let centre = 0; centre < k; centre += 1) {
        const distance = squaredDistance(points, point, centres, centre);
        if (distance < shortest) {
          shortest = distance;
          nearest = centre;
        }
      }
      if (assigned[point] !== nearest) moved = true;
      assigned[point] = nearest;
      spread += shortest;
    }
    if (!moved || before - spread < smallestGain * spread) break;
    moveCentres(points, assigned, centres, k);
  }
  return { assigned, spread };
}

/** Moves each centre to the mean of its points. One that lost all of them takes the point farthest from its own. */
function moveCentres(points: Points, assigned: Int32Array, centres: Float64Array, k: number): void {
  const { data, count, dimensions } = points;
  const sizes = new Int32Array(k);
  const sums = new Float64Array(k * dimensions);
  for (let point = 0; point < count; point += 1) {
    const centre = assigned[point] ?? 0;
    sizes[centre] = (sizes[centre] ?? 0) + 1;
    for (let column = 0; column < dimensions; column += 1) {
      const at = centre * dimensions + column;
      sums[at] = (sums[at] ?? 0) + (data[point * dimensions + column] ?? 0);
    }
  }
  for (let centre = 0; centre < k; centre += 1) {
    const size = sizes[centre] ?? 0;
    if (size === 0) {
      copyPoint(points, farthestPoint(points, assigned, centres), centres, centre);
      continue;
    }
    for (let column = 0; column < dimensions; column += 1) {
      const at = centre * dimensions + column;
      centres[at] = (sums[at] ?? 0) / size;
    }
  }
}

function farthestPoint(points: Points, assigned: Int32Array, centres: Float64Array): number {
  let farthest = 0;
  let longest = -1;
  for (let point = 0; point < points.count; point += 1) {
    const distance = squaredDistance(points, point, centres, assigned[point] ?? 0);
    if (distance > longest) {
      longest = distance;
      farthest = point;
    }
  }
  return farthest;
}

function renumbered(clusters: readonly number[], rows: readonly (readonly number[])[], k: number): number[] {
  const means = Array.from({ length: k }, (_, cluster) => {
    const members = rows.filter((__, index) => clusters[index] === cluster);
    return (rows[0] ?? []).map(
      (__, column) => members.reduce((sum, row) => sum + (row[column] ?? 0), 0) / Math.max(1, members.length),
    );
  });
  const ranked = means
    .map((mean, cluster) => ({ mean, cluster }))
    .sort((a, b) => compareRows(b.mean, a.mean));
  const numberOf = new Map(ranked.map(({ cluster }, index) => [cluster, index + 1]));
  return clusters.map((cluster) => numberOf.get(cluster) ?? 0);
}

const kMeansSpec = defineFunction({
  name: 'SEGMENT.KMEANS',
  family: 'segment',
  parameters: [
    {
      name: 'data',
      kind: 'range',
      cells: 'number',
      summary: {
        en: 'One row per customer, one column per feature. Blanks count as 0.',
        'zh-CN': '每位客户一行，每个特征一列。空白按 0 计算。',
      },
    },
    {
      name: 'k',
      kind: 'number',
      integer: true,
      min: 1,
      max: 100,
      summary: { en: 'Number of clusters.', 'zh-CN': '聚类数。' },
      hint: {
        en: 'Use fewer clusters, or more customers that differ.',
        'zh-CN': '请减少聚类数，或提供更多有差异的客户。',
      },
    },
    {
      name: 'seed',
      kind: 'number',
      integer: true,
      min: 0,
      optional: true,
      default: 1,
      summary: {
        en: 'Another seed tries other starting points; 1 by default.',
        'zh-CN': '换一个种子会尝试其他起点，默认 1。',
      },
    },
  ],
  result: {
    shape: 'array',
    summary: { en: 'A cluster number for each row', 'zh-CN': '每行一个聚类编号' },
  },
  summary: {
    en: 'Groups customers into clusters of similar ones (k-means).',
    'zh-CN': '把相似的客户聚成若干类（k 均值）。',
  },
  help: {
    en:
      'Standardises each column, so that large units do not dominate, and finds k groups whose members lie close together. Cluster 1 ' +
      'has the highest mean in the first column. The result is the same for the same data and seed, whatever the order of rows.',
    'zh-CN':
      '先把各列标准化，避免单位大的特征占主导，再找出 k 个内部相近的组。编号 1 的组第一列均值最高。数据和种子相同时结果不变，与行的顺序无关。',
  },
  examples: [
    { formula: '=SEGMENT.KMEANS({1;2;10;11},2)', result: [[2], [2], [1], [1]] },
    {
      formula: '=SEGMENT.KMEANS({1,200;2,210;50,5;52,7},2,7)',
      result: [[2], [2], [1], [1]],
    },
  ],
  errors: {
    en: '#NUM! when k is not a whole number from 1 to 100 or there are fewer different rows than clusters; #VALUE! when a cell is text.',
    'zh-CN': 'k 不是 1 到 100 的整数，或不同的行少于聚类数时为 #NUM!；单元格为文本时为 #VALUE!。',
  },
  source:
    'Lloyd (1982), Least squares quantization in PCM; Arthur and Vassilvitskii (2007), k-means++: the advantages of careful seeding',
  *steps([block, k, seed]) {
    const numbers = numbersOf(block);
    const rows = Array.from({ length: block.rows }, (_, row) =>
      numbers.slice(row * block.columns, (row + 1) * block.columns),
    );
    const clusters = yield* kMeansInSteps(rows, k, seed);
    if (!clusters) return formulaError('tooFewDifferentRows', { argument: 'k', value: k });
    return clusters.map((cluster) => [cluster]);
  },
});

/** Registry rows of this file. */
export const kMeansFunctions: readonly FunctionSpec[] = [kMeansSpec];
