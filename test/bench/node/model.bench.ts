import { applyOperations } from '../../../src/model/applyOperations';
import { blockFromValues, cutIntoBlocks, readBlocks } from '../../../src/model/columnBlocks';
import { lineId } from '../../../src/model/ids';
import type { Operation } from '../../../src/model/operation';
import { sampleTable } from '../../support/sampleWorkbook';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { NodeBenchmark } from '../benchmark';

const rowCount = 100_000;

/** What the document alone costs, before anything listens to it. */
const modelBenchmark: NodeBenchmark = {
  title: 'Document, 100,000 rows',
  async run(figures) {
    const values = Array.from({ length: rowCount }, (_, index) => index * 1.5);
    const table = sampleTable('Customers', [{ name: 'Revenue', type: 'number', values }]);
    const document = { ...newWorkbook(), sheets: [table] };
    const column = table.columns[0];
    if (!column) throw new Error('the sample table has no column');

    await figures.time('Cut one column of numbers into blocks', () => cutIntoBlocks('number', values), {
      yardsticks: { 'Float64Array.from': () => Float64Array.from(values) },
    });

    await figures.time('Read every value of one column', () => {
      let sum = 0;
      for (let row = 0; row < rowCount; row += 1) sum += readBlocks(column.blocks, row) as number;
      return sum;
    });

    const edit: Operation = {
      kind: 'setCells',
      sheetId: table.id,
      columnId: column.id,
      rows: [[lineId(50_000), 1]],
      values: blockFromValues('number', [1]),
    };
    await figures.time('Apply one cell edit, with its inverse', () => applyOperations(document, [edit]));
  },
};
export default modelBenchmark;
