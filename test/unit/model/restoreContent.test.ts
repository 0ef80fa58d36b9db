import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { Parameter, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { newNamedRangeId, newParameterId, newSnapshotId } from '../../../src/model/ids';
import { newGridSheet } from '../../../src/model/newWorkbook';
import { restoreOperations } from '../../../src/model/restoreContent';
import type { Snapshot } from '../../../src/model/snapshot';
import { applyAndCheck } from '../../support/applyAndCheck';
import { sampleTable, sampleWorkbook } from '../../support/sampleWorkbook';

const parameter = (name: string, value = 1): Parameter => ({
  id: newParameterId(),
  name,
  label: { en: name, 'zh-CN': name },
  kind: 'number',
  value,
});

describe('restoring what a workbook held', () => {
  const { document } = sampleWorkbook();
  const [first, second, third] = [parameter('a'), parameter('b'), parameter('c')];
  const base: WorkbookDocument = { ...document, parameters: [first, second, third] };

  it('has nothing to do where nothing differs, though nothing is shared', () => {
    expect(restoreOperations(base, structuredClone(base))).toEqual([]);
  });

  it('replaces only the sheets that differ, and puts all in their order', () => {
    const [grid, table] = base.sheets;
    const renamed = { ...table!, name: 'Clients' };
    const extra = newGridSheet('Extra');
    const now = { ...base, sheets: [extra, renamed, grid!] };
    const operations = restoreOperations(now, base);
    expect(operations.map(({ kind }) => kind)).toEqual(['removeSheet', 'removeSheet', 'addSheet']);
    expect(canonicalDocument(applyAndCheck(now, operations).document)).toEqual(canonicalDocument(base));
  });

  it('moves sheets that only stand elsewhere', () => {
    const sheets = [...base.sheets, sampleTable('Orders', [{ name: 'Id', type: 'text', values: ['1'] }])];
    const then = { ...base, sheets };
    const now = { ...base, sheets: sheets.toReversed() };
    const operations = restoreOperations(now, then);
    expect(new Set(operations.map(({ kind }) => kind))).toEqual(new Set(['moveSheet']));
    expect(applyOperations(now, operations).document.sheets).toEqual(sheets);
  });

  it('brings parameters back with their values and in their order', () => {
    const now = { ...base, parameters: [third, { ...first, value: 9 }, parameter('new')] };
    const restored = applyAndCheck(now, restoreOperations(now, base)).document;
    expect(restored.parameters).toEqual([first, second, third]);
  });

  it('brings named ranges back with what they refer to, in their order', () => {
    const sheetId = base.sheets[0]!.id;
    const range = (name: string) => ({ id: newNamedRangeId(), name, refersTo: `${sheetId}!$A$1` });
    const [prices, costs] = [range('Prices'), range('Costs')];
    const then = { ...base, namedRanges: [prices, costs] };
    const now = { ...base, namedRanges: [costs, { ...prices, refersTo: '#REF!' }, range('New')] };
    expect(applyAndCheck(now, restoreOperations(now, then)).document).toEqual(then);
    expect(applyAndCheck(then, restoreOperations(then, base)).document).toEqual(base);
  });

  it('brings scenarios and what they are compared by back', () => {
    const scenario = { id: 'n' as never, name: 'Low', savedMs: 1, values: { [first.id]: 3 } };
    const figure = { sheetId: base.sheets[0]!.id, rowId: 1 as never, columnId: 1 as never };
    const then = { ...base, scenarios: [scenario], keyFigures: [figure] };
    expect(applyAndCheck(base, restoreOperations(base, then)).document).toEqual(then);
    expect(applyAndCheck(then, restoreOperations(then, base)).document).toEqual(base);
  });

  it('brings snapshots back, also under their old names', () => {
    const table = base.sheets[1] as TableSheet;
    const [key, , active] = table.columns.map(({ id, name, type, blocks }) => ({
      columnId: id,
      name,
      type,
      blocks,
    }));
    const spring: Snapshot = {
      id: newSnapshotId(),
      name: 'Spring',
      takenMs: 1,
      sheetId: table.id,
      tableName: table.name,
      key: key!,
      segment: active!,
      inputs: [],
      parameters: [],
    };
    const autumn = { ...spring, id: newSnapshotId(), name: 'Autumn', takenMs: 2 };
    const then = { ...base, snapshots: [spring, autumn] };
    const now = {
      ...base,
      snapshots: [
        { ...spring, name: 'Renamed' },
        { ...autumn, id: newSnapshotId() },
      ],
    };
    expect(applyAndCheck(now, restoreOperations(now, then)).document).toEqual(then);
    expect(restoreOperations(now, structuredClone(now))).toEqual([]);
  });

  it('leaves the name of the workbook', () => {
    expect(restoreOperations({ ...base, name: 'Other' }, base)).toEqual([]);
  });
});
