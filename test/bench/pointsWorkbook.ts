import { writeWorkbookFile } from '../../src/io/workbookFile';
import { blockKindOf, cutIntoBlocks } from '../../src/model/columnBlocks';
import type { Parameter, TableColumn } from '../../src/model/document';
import { lineId, newChartId, newColumnId, newParameterId } from '../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../src/model/newWorkbook';

/** The place of a point, both from 0 to 100 and denser in the middle; the same in every run and on every page. */
export function pointAt(index: number): [x: number, y: number] {
  const at = (factor: number): number => (Math.imul(index + 1, factor) >>> 0) / 2 ** 32;
  return [50 * (at(2_654_435_761) + at(1_597_334_677)), 50 * (at(3_812_015_801) + at(2_246_822_519))];
}

export const chartSize = { widthPx: 680, heightPx: 420 } as const;
export const cutLabel = 'Value cut';

/** A `.worthbook` file: a sheet with a chart of so many points and its two cut lines, and the table they come from. */
export function pointsWorkbook(count: number): Promise<Uint8Array> {
  const points = Array.from({ length: count }, (_, index) => pointAt(index));
  const column = (name: string, of: 0 | 1): TableColumn => ({
    id: newColumnId(),
    name,
    type: 'number',
    formula: null,
    blocks: cutIntoBlocks(
      blockKindOf('number'),
      points.map((point) => point[of]),
    ),
  });
  const columns = [column('Value', 0), column('Capability', 1)] as const;
  const table = {
    ...newTableSheet('Customers'),
    rows: [[1, count]] as const,
    nextRowId: count + 1,
    blockLengths: columns[0].blocks.map(({ length }) => length),
    columns,
  };
  const cut = (name: string, label: string): Parameter => ({
    id: newParameterId(),
    name,
    label: { en: label, 'zh-CN': label },
    kind: 'number',
    value: 50,
    min: 0,
    max: 100,
    step: 0.5,
  });
  const cuts = [cut('ValueCut', cutLabel), cut('CapabilityCut', 'Capability cut')] as const;
  const workbook = newWorkbook({ name: 'Points' });
  const [sheet] = workbook.sheets;
  if (sheet?.kind !== 'grid') throw new Error('a new workbook has a grid');
  const reference = ({ id }: TableColumn) => ({ sheetId: table.id, columnId: id });
  return writeWorkbookFile({
    ...workbook,
    sheets: [sheet, table],
    parameters: cuts,
    charts: [
      {
        id: newChartId(),
        sheetId: sheet.id,
        title: 'Points',
        anchor: { rowId: lineId(1), columnId: lineId(1), ...chartSize },
        spec: {
          kind: 'quadrant',
          x: reference(columns[0]),
          y: reference(columns[1]),
          xCut: cuts[0].id,
          yCut: cuts[1].id,
        },
      },
    ],
  });
}
