/*
 * Functions of a host: what `mount` is given in `withFunctions.html`, and what the tests of engine and session call. The first
 * ones are as they should be; the others do everything wrong that a function can.
 */

/**
 * @param {string} en
 * @param {string} zh
 */
const words = (en, zh) => ({ en, 'zh-CN': zh });

/**
 * @param {string} name
 * @param {import('../../formulas/spec').ParameterSpec['kind']} kind
 * @param {Partial<import('../../formulas/spec').ParameterSpec>} [more]
 */
const parameter = (name, kind, more = {}) => ({
  name,
  kind,
  summary: words(`The ${name}.`, `参数 ${name}。`),
  ...more,
});

const number = /** @type {const} */ ({ shape: 'scalar', summary: words('A number.', '一个数。') });

/** @type {Record<string, () => unknown>} */
const answers = {
  undefined: () => undefined,
  object: () => ({ value: 1 }),
  function: () => () => 1,
  symbol: () => Symbol('answer'),
  bigint: () => 10n,
  date: () => new Date(0),
  promise: () => Promise.resolve(1),
  nan: () => Number.NaN,
  infinite: () => Infinity,
  text: () => 'x'.repeat(40_000),
  array: () => [[1, 2]],
  trap: () =>
    new Proxy(
      {},
      {
        get() {
          throw new Error('not to be read');
        },
      },
    ),
};

/** @type {Record<string, () => unknown>} */
const arrays = {
  huge: () => Array.from({ length: 2000 }, () => new Array(2000).fill(1)),
  ragged: () => [[1, 2], [3]],
  empty: () => [],
  flat: () => [1, 2],
  holes: () => [[1, , 3]], // eslint-disable-line no-sparse-arrays
};

/** @type {readonly import('../../src/embed/index').HostFunction[]} */
export const functions = [
  {
    name: 'OUR.MARGIN',
    parameters: [
      parameter('revenue', 'number', { unit: words('money', '金额') }),
      parameter('cost', 'number', { optional: true, default: 0 }),
    ],
    result: number,
    summary: words('What is left of the revenue.', '收入中剩余的比例。'),
    examples: [{ formula: '=OUR.MARGIN(200,50)', result: 0.75 }],
    compute([revenue, cost]) {
      if (revenue === 0) return { kind: 'error', code: 'DIV0', reason: 'Revenue is 0.' };
      return (Number(revenue) - Number(cost)) / Number(revenue);
    },
  },
  {
    name: 'OUR.TOP',
    parameters: [
      parameter('values', 'column', { cells: 'number' }),
      parameter('count', 'number', { min: 1 }),
    ],
    result: { shape: 'array', summary: words('The largest, in a column.', '最大的若干个数，排成一列。') },
    summary: words('The largest values.', '最大的若干个值。'),
    compute([values, count]) {
      const block = /** @type {import('../../formulas/spec').RangeArgument} */ (values);
      const sorted = block.values.filter((value) => typeof value === 'number').sort((a, b) => b - a);
      return sorted.slice(0, Number(count)).map((value) => [value]);
    },
  },
  {
    name: 'OUR.SORTS',
    parameters: [parameter('values', 'range')],
    result: number,
    summary: words('Sorts what it is given.', '对参数排序。'),
    compute([values]) {
      const block = /** @type {{ values: number[] }} */ (/** @type {unknown} */ (values));
      return block.values.sort()[0] ?? 0;
    },
  },
  {
    name: 'OUR.NOW',
    parameters: [],
    result: number,
    summary: words('Takes nothing.', '没有参数。'),
    compute: () => 42,
  },
  {
    name: 'OUR.THROWS',
    parameters: [parameter('value', 'any', { optional: true })],
    result: number,
    summary: words('Always fails.', '总是失败。'),
    compute() {
      throw new Error('no price list');
    },
  },
  {
    name: 'OUR.ANSWERS',
    parameters: [parameter('what', 'text')],
    result: number,
    summary: words('Answers rubbish.', '返回无用的内容。'),
    compute: ([what]) => /** @type {number} */ (answers[String(what)]?.()),
  },
  {
    name: 'OUR.ARRAYS',
    parameters: [parameter('what', 'text')],
    result: { shape: 'array', summary: words('Rubbish.', '无用的内容。') },
    summary: words('Answers arrays that are none.', '返回不成数组的内容。'),
    compute: ([what]) => /** @type {number} */ (arrays[String(what)]?.()),
  },
  {
    name: 'OUR.HANGS',
    parameters: [parameter('forever', 'number')],
    result: number,
    summary: words('Counts for ever, or not.', '可能永远数下去。'),
    compute([forever]) {
      let counted = 0;
      while (Number(forever) > 0) counted += 1;
      return counted;
    },
  },
  // Refused: there is one of that name.
  { name: 'CLV', parameters: [], result: number, summary: words('Ours.', '我们的。'), compute: () => 0 },
];
