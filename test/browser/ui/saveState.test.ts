import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { showWorkbook, waitFor } from './shellOnPage';

describe('the save state', () => {
  it('says since when everything is saved', async () => {
    await showWorkbook();
    await expect.element(page.getByText('Saved · just now')).toBeVisible();
  });

  it('never says saved while a change is on its way', async () => {
    const { port } = await showWorkbook();
    port.setSaving({ kind: 'saving' });
    await expect.element(page.getByText('Saving…')).toBeVisible();
    await expect.element(page.getByText(/^Saved/)).not.toBeInTheDocument();
  });

  it('warns when saving failed, and saves again when asked', async () => {
    const { port } = await showWorkbook();
    port.setSaving({ kind: 'failed', reason: 'storageFull' });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/no space left/);
    await expect.element(page.getByText('Not saved', { exact: true })).toBeVisible();
    // The pointer rests where the test before left it, and the tooltip of a button there would be in the way.
    await page.getByRole('alert').hover();
    await page.getByRole('button', { name: 'Save again' }).click();
    await expect.element(page.getByText('Saved · just now')).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    // The button went with the focus: what is typed next goes into the sheet.
    await waitFor(() => document.querySelector('.wb-grid :focus') !== null);
  });

  it('offers a copy while the disk is slow, and says nothing of it before', async () => {
    const { port } = await showWorkbook();
    const download = page.getByRole('button', { name: 'Download a copy' });
    port.setSaving({ kind: 'saving' });
    await expect.element(page.getByText('Saving…')).toBeVisible();
    await expect.element(download).not.toBeInTheDocument();
    port.setSaving({ kind: 'saving', stalled: true });
    await expect.element(page.getByText(/^Saving takes longer than usual/)).toBeVisible();
    await expect.element(download).toBeVisible();
  });

  it('says plainly that nothing can be stored', async () => {
    const { port } = await showWorkbook();
    port.setSaving({ kind: 'unsaved', reason: 'storageBlocked' });
    await expect.element(page.getByText(/browser does not let .+ gone when the tab is closed/)).toBeVisible();
    port.setSaving({ kind: 'unsaved', reason: 'storageNewer' });
    await expect.element(page.getByText(/newer version .+ then reload the page/)).toBeVisible();
    port.setSaving({ kind: 'unsaved' });
    await expect.element(page.getByText(/in memory only, so .+ gone when the tab is closed/)).toBeVisible();
  });

  it('says that the calculation stopped, and that the data is safe', async () => {
    const { port } = await showWorkbook();
    port.setEngine({ kind: 'failed', problem: { kind: 'problem', code: 'engineFailed' } });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Your data is safe/);
  });
});
