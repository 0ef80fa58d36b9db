import { distinctValues } from '../../../src/model/filtering/distinctValues';
import { orderRows, type ColumnSource } from '../../../src/engine/view/orderRows';
import { keepOrder } from '../../../src/engine/keptOrder';
import { cutIntoBlocks } from '../../../src/model/columnBlocks';
import type { ColumnBlock } from '../../../src/model/columnBlock';
import type { ColumnId } from '../../../src/model/ids';
import { RowOrder } from '../../../src/model/rowOrder';
import type { ColumnFilter, TableView } from '../../../src/model/tableView';
import type { NodeBenchmark } from '../benchmark';

const rowCount = 100_000;
const inEnglish = { locale: 'en', today: 46_351 };

/** The same numbers every time. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = pseudoRandom(7);
const numbers = Array.from({ length: rowCount }, () => (random() - 0.3) * 1e5);
const cities = Array.from(
  { length: 2_000 },
  (_, index) => `${index % 7 ? 'Town' : '城市'} ${Math.floor(random() * 1e6)}`,
);
const texts = Array.from({ length: rowCount }, () => cities[Math.floor(random() * cities.length)] as string);
const ids = Array.from({ length: rowCount }, () => Math.floor(random() * 2 ** 32).toString(36));

const columns = {
  number: cutIntoBlocks('number', numbers),
  text: cutIntoBlocks('text', texts),
  id: cutIntoBlocks('text', ids),
};
type Name = keyof typeof columns;

/** A copy of the list of blocks is a column that was just edited: nothing known of it holds any more. */
const source = (isEdited = false): ColumnSource => ({
  rowCount,
  blocks: (name): readonly ColumnBlock[] => {
    const blocks = columns[name as string as Name];
    return isEdited ? [...blocks] : blocks;
  },
});

const sortedBy = (...names: Name[]): TableView => ({
  sort: names.map((name) => ({ columnId: name as string as ColumnId, direction: 'ascending' })),
  filters: {},
});
const filteredBy = (filters: Readonly<Partial<Record<Name, ColumnFilter>>>): TableView => ({
  sort: [],
  filters,
});

/** What sorting positions by comparing costs: the obvious way. */
const argsort = (): Uint32Array =>
  Uint32Array.from(numbers.keys()).sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
const collator = new Intl.Collator('en');
const argsortTexts = (): Uint32Array =>
  Uint32Array.from(texts.keys()).sort((a, b) => collator.compare(texts[a] as string, texts[b] as string));

/** What the engine does when a table is sorted or filtered. */
const viewsBenchmark: NodeBenchmark = {
  title: 'Views, 100,000 rows',
  async run(figures) {
    await figures.time('Sort by numbers', () => orderRows(sortedBy('number'), source(), inEnglish), {
      limitMs: 30,
      yardsticks: { argsort, 'Float64Array.sort': () => Float64Array.from(numbers).sort() },
    });
    await figures.time(
      'Sort by texts, 2,000 different',
      () => orderRows(sortedBy('text'), source(true), inEnglish),
      {
        yardsticks: { argsort: argsortTexts },
      },
    );
    await figures.time('The same again, values unchanged', () =>
      orderRows(sortedBy('text'), source(), inEnglish),
    );
    await figures.time('Sort by texts, all different', () =>
      orderRows(sortedBy('id'), source(true), inEnglish),
    );
    await figures.time('Sort by texts, then by numbers', () =>
      orderRows(sortedBy('text', 'number'), source(), inEnglish),
    );
    await figures.time('Filter by two columns', () =>
      orderRows(
        filteredBy({
          number: { kind: 'number', is: 'between', from: 0, to: 20_000 },
          text: { kind: 'text', is: 'contains', text: '7' },
        }),
        source(),
        inEnglish,
      ),
    );
    await figures.time('Filter by the 10 largest', () =>
      orderRows(filteredBy({ number: { kind: 'number', is: 'top', count: 10 } }), source(), inEnglish),
    );
    await figures.time('List the values of a column of texts', () =>
      distinctValues(columns.text, new Uint8Array(rowCount).fill(1), {
        locale: 'en',
        limit: 200,
        matches: () => true,
      }),
    );
    const order = new RowOrder(orderRows(sortedBy('number'), source(), inEnglish), rowCount);
    await figures.time('Page: keep the order when a row is inserted', () =>
      keepOrder(
        { ids: null, order },
        [[1, rowCount]],
        [
          [1, 50_000],
          [rowCount + 1, 1],
          [50_001, rowCount - 50_000],
        ],
      ),
    );
  },
};
export default viewsBenchmark;
