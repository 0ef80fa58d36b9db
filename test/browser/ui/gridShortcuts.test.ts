import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lineIdAt } from '../../../src/model/axis';
import type { CellStyle } from '../../../src/model/document';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook } from './shellOnPage';

const cellAt = (row: number, column: number): HTMLElement => {
  const rows = document.querySelectorAll('.ht_master tbody tr');
  return rows[row]!.querySelectorAll<HTMLElement>('td')[column]!;
};

const press = (keys: string): Promise<void> => userEvent.keyboard(`{Control>}${keys}{/Control}`);

describe('keys of Excel, pressed in the cells', () => {
  let port: FakePort;
  beforeEach(async () => {
    port = fakePort(newWorkbook());
    await showWorkbook(port);
    await userEvent.click(cellAt(0, 0));
  });

  function styleAt(row: number, column: number): CellStyle | undefined {
    const sheet = gridSheet(port.workbook.document, port.workbook.document.sheets[0]!.id);
    return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
  }

  it('Ctrl+5 strikes through, and takes it back', async () => {
    await press('5');
    await expect.poll(() => styleAt(0, 0)).toEqual({ strike: true });
    await press('5');
    await expect.poll(() => styleAt(0, 0)).toBeUndefined();
  });

  it('Ctrl+1 opens the formats, and the cells can be left for it and come back to', async () => {
    await press('1');
    await expect.element(page.getByRole('heading', { name: 'Format' })).toBeVisible();
    await userEvent.click(cellAt(1, 0));
    await press('5');
    await expect.poll(() => styleAt(1, 0)).toEqual({ strike: true });
  });

  it('F4 repeats the last change, and nothing while a text is typed', async () => {
    const run = vi.spyOn(port, 'runCommand');
    await userEvent.keyboard('{F4}');
    expect(run).toHaveBeenLastCalledWith('history.repeat', undefined);
    run.mockClear();
    await userEvent.keyboard('abc{F4}');
    expect(run).not.toHaveBeenCalled();
  });
});
