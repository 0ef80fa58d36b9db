import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WorkbookId } from '../../../src/model/ids';
import type { WorkbookCard } from '../../../src/ui/libraryPort';
import { fakeLibrary, fakePort } from '../../support/fakePort';
import { showShell, waitFor } from './shellOnPage';

const card = (name: string): WorkbookCard => ({
  id: `_w${name}` as WorkbookId,
  name,
  modifiedMs: Date.now(),
  rowCount: 1200,
  sheetCount: 2,
  readable: true,
});

async function menuOf(name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describe('the start screen', () => {
  it('says what to do when there is nothing yet', async () => {
    showShell(fakeLibrary());
    await expect.element(page.getByText('Your workbooks will appear here.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Import customers/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Try with sample data' }).first()).toBeVisible();
  });

  it('renames a workbook in its card', async () => {
    showShell(fakeLibrary({ cards: [card('Plan')] }));
    await menuOf('Plan', 'Rename');
    const field = page.getByRole('textbox', { name: 'Name of the workbook' });
    await expect.element(field).toHaveFocus();
    await field.fill('Plan 2027');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Plan 2027', exact: true })).toBeVisible();
  });

  it('deletes a workbook at once and brings it back on undo', async () => {
    showShell(fakeLibrary({ cards: [card('Plan')] }));
    await menuOf('Plan', 'Delete');
    await expect.element(page.getByRole('button', { name: 'Plan', exact: true })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByRole('button', { name: 'Plan', exact: true })).toBeVisible();
  });

  it('speaks the other language as soon as it is chosen', async () => {
    showShell(fakeLibrary({ cards: [card('Plan')] }));
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemcheckbox', { name: '简体中文' }).click();
    await expect.element(page.getByRole('heading', { name: '你的客户值多少？' })).toBeVisible();
  });

  it('opens a workbook while the one before is still being closed, and leaves the address to it', async () => {
    const [port, next] = [fakePort(), fakePort()];
    let finishClosing: () => void = () => undefined;
    port.close = () => new Promise((resolve) => (finishClosing = () => resolve(undefined)));
    const ports = [port, next];
    const went: (string | null)[] = [];
    showShell(fakeLibrary({ cards: [card('Plan')], port: () => ports.shift() ?? next }), {
      workbookId: '_wOther',
      onNavigate: (id) => void went.push(id),
    });
    await page.getByRole('button', { name: 'All workbooks' }).click();
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByRole('tablist').findElement();
    finishClosing();
    await new Promise(requestAnimationFrame);
    expect(went.at(-1)).toBe('_wPlan');
  });

  it('closes the workbook before it comes back', async () => {
    const port = fakePort();
    showShell(fakeLibrary({ cards: [card('Plan')], port: () => port }), { workbookId: '_wPlan' });
    await page.getByRole('button', { name: 'All workbooks' }).click();
    await expect.element(page.getByRole('heading', { name: 'Recent workbooks' })).toBeVisible();
    await waitFor(() => port.closed);
  });

  it('leaves nothing behind when it is mounted and taken off fifty times', async () => {
    void showShell(fakeLibrary()).dispose();
    await waitFor(() => document.querySelector('.wb-root') === null);
    const before = document.querySelectorAll('*').length;
    const hosts = before - document.querySelectorAll('body > div').length;
    for (let round = 0; round < 50; round++) {
      const shell = showShell(fakeLibrary());
      void shell.dispose();
    }
    await waitFor(() => document.querySelector('.wb-root') === null);
    for (const host of document.querySelectorAll('body > div:empty')) host.remove();
    expect(document.querySelectorAll('*').length).toBeLessThanOrEqual(hosts + 1);
  });
});
