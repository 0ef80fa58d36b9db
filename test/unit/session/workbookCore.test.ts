import { describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import type { EngineReply, EngineRequest, EngineTransport } from '../../../src/engine/protocol';
import type { TableView } from '../../../src/model/tableView';
import { blockFromValues } from '../../../src/model/columnBlocks';
import type { TableColumn, WorkbookDocument } from '../../../src/model/document';
import { newColumnId } from '../../../src/model/ids';
import { WorkbookCore } from '../../../src/session/workbookCore';
import { sampleWorkbook } from '../../support/sampleWorkbook';

/** An engine that has not begun yet. */
class SilentEngine implements EngineTransport {
  readonly asked: EngineRequest[] = [];
  reply: (reply: EngineReply) => void = () => undefined;

  send(request: EngineRequest): void {
    this.asked.push(request);
  }
  onReply(listener: (reply: EngineReply) => void): void {
    this.reply = listener;
  }
  onFailure(): void {}
  terminate(): void {}
}

describe('a sorted and filtered table, when its workbook is opened', () => {
  const { document, table } = sampleWorkbook();
  const half: TableColumn = {
    id: newColumnId(),
    name: 'Half',
    type: 'number',
    // Not computed while its values are those that were stored.
    formula: '=1',
    blocks: [],
  };
  const viewed = (view: TableView): WorkbookDocument => ({
    ...document,
    sheets: document.sheets.map((sheet) =>
      sheet.id === table.id ? { ...table, columns: [...table.columns, half], view } : sheet,
    ),
  });
  const stored = {
    version: 0,
    columns: [
      {
        sheetId: table.id,
        columnId: half.id,
        firstBlock: 0,
        blocks: [blockFromValues('number', [50, 100, null])],
        complete: true,
      },
    ],
    cells: [],
    calls: [],
  };
  const byHalf: TableView = {
    sort: [{ columnId: half.id, direction: 'descending' }],
    filters: { [half.id]: { kind: 'blank', is: 'filled' } },
  };
  const open = (view: TableView, computed: typeof stored | null, engine: EngineTransport) =>
    new WorkbookCore({ document: viewed(view), computed, engine: () => engine, engineLicenseKey: '' });
  const shown = ({ values }: WorkbookCore): number[] | null => {
    const order = values.rowOrder(table.id);
    return order && [...order.rows];
  };

  it('shows its rows before the engine has answered, where all it reads was stored', () => {
    const engine = new SilentEngine();
    const core = open(byHalf, stored, engine);
    expect(shown(core)).toEqual([1, 0]);
    expect(core.values.isOrderPending(table.id)).toBe(false);
    // For its totals the engine has to know them all the same.
    expect(engine.asked.map(({ kind }) => kind)).toContain('orderRows');
    core.dispose();
  });

  it('shows none that a filter may hide, and all of them where it is only sorted, until the engine answers', () => {
    const filtered = open(byHalf, null, new SilentEngine());
    expect(shown(filtered)).toEqual([]);
    expect(filtered.values.isOrderPending(table.id)).toBe(true);
    const sorted = open({ ...byHalf, filters: {} }, null, new SilentEngine());
    expect(shown(sorted)).toBeNull();
    expect(sorted.values.isOrderPending(table.id)).toBe(true);
    filtered.dispose();
    sorted.dispose();
  });

  it('shows all rows at once where the filter is taken away before the engine answers', () => {
    const core = open(byHalf, null, new SilentEngine());
    const view = { ...byHalf, filters: {} };
    const operations = [{ kind: 'setView', sheetId: table.id, view }] as const;
    core.workbook.dispatch({ operations, origin: 'test', label: 'test' });
    expect(shown(core)).toEqual([0, 1, 2]);
    expect(core.values.isOrderPending(table.id)).toBe(false);
    core.dispose();
  });

  it('is not drawn again when the engine answers the same', async () => {
    const core = open(byHalf, stored, inProcessTransport());
    const order = core.values.rowOrder(table.id);
    const drawn: boolean[] = [];
    core.values.subscribe(({ orders }) => drawn.push(orders.size > 0));
    await core.engine.settled();
    await core.engine.orderRows(table.id);
    expect(drawn).not.toContain(true);
    expect(core.values.rowOrder(table.id)).toBe(order);
    core.dispose();
  });

  it('shows all rows where nothing is calculated and nothing was stored', async () => {
    const core = new WorkbookCore({
      document: viewed(byHalf),
      engine: () => new SilentEngine(),
      engineLicenseKey: '',
      calculate: false,
    });
    await expect.poll(() => shown(core)).toEqual([0, 1, 2]);
    core.dispose();
  });
});
