import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { text } from '../../../src/i18n/texts';
import type { WorkbookId } from '../../../src/model/ids';
import { problem } from '../../../src/shared/problems';
import { failed, ok } from '../../../src/shared/result';
import type { BackupCard, LibraryPort } from '../../../src/ui/libraryPort';
import { fakeLibrary, fakePort } from '../../support/fakePort';
import { showShell } from './shellOnPage';

const backup: BackupCard = {
  place: 'private',
  fileName: 'plan.worthbook',
  workbookId: '_wplan' as WorkbookId,
  name: 'Plan',
  atMs: Date.now(),
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const gone = 'This workbook is not stored in this browser';

function show(library: Partial<LibraryPort>, workbookId?: string): void {
  showShell({ ...fakeLibrary(), ...library }, workbookId === undefined ? {} : { workbookId });
}

describe('a store that cannot be had', () => {
  const reasons = ['storageBlocked', 'storageNewer', 'storageFull', 'storageFailed'] as const;
  for (const inMemoryBecause of reasons) {
    it(`is said on the start screen, with the reason and what to do: ${inMemoryBecause}`, async () => {
      show({ inMemoryBecause });
      const box = page.getByRole('alert', { name: text('en', `history_noStore_${inMemoryBecause}`) });
      await expect.element(box).toHaveTextContent(text('en', `history_noStoreWhat_${inMemoryBecause}`));
      await expect.element(box).toHaveTextContent(/reload/);
      await expect.element(page.getByRole('button', { name: /Import customers/ })).toBeVisible();
    });
  }

  it('is not mistaken for a lost workbook by whoever opens one, nor asked again in vain', async () => {
    const open = async () => failed(problem('notFound'));
    show({ inMemoryBecause: 'storageNewer', open }, '_wplan');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/newer version.+Nothing happened to them/);
    await expect.element(button('All workbooks')).toBeVisible();
    await expect.element(page.getByText(gone)).not.toBeInTheDocument();
    await expect.element(button('Try again')).not.toBeInTheDocument();
  });

  it('is not called lost where it only does not open', async () => {
    const loss = { isNews: true, dismiss: vi.fn(), recall: vi.fn(), onChange: () => () => undefined };
    show({ inMemoryBecause: 'storageFailed', loss, lostBackups: async () => ok([backup]) });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/does not open what it stored/);
    await expect.element(page.getByRole('alert').getByText(/^Plan/)).toBeVisible();
    await expect.element(page.getByText(/are gone/)).not.toBeInTheDocument();
  });

  it('is no matter where nobody asked for one', async () => {
    show({});
    await expect.element(page.getByRole('button', { name: /Import customers/ })).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('the second copy of a workbook', () => {
  const withCopy = () => {
    const copyBackup = vi.fn(async () => ok('_wcopy' as WorkbookId));
    return { copyBackup, backupsOf: async () => ok([backup]) };
  };
  const damaged = () => fakePort(undefined, { damaged: ['Customers[Revenue]'] });

  it('is offered where a part of it is damaged, and opens as a workbook of its own', async () => {
    const library = withCopy();
    let opened = 0;
    show({ ...library, open: async () => ok(opened++ ? fakePort() : damaged()) }, '_wplan');
    await expect.element(page.getByText('Customers[Revenue]')).toBeVisible();
    await button('Open a copy').click();
    await expect.element(page.getByRole('tablist')).toBeVisible();
    expect(library.copyBackup.mock.calls).toEqual([[backup, expect.stringMatching(/^Plan \(.+\)$/)]]);
  });

  it('is offered where it does not open at all', async () => {
    show({ ...withCopy(), open: async () => failed(problem('recordDamaged')) }, '_wplan');
    await expect.element(button('Open a copy')).toBeVisible();
    await expect.element(button('Try again')).toBeVisible();
  });

  it('is not spoken of where there is none', async () => {
    show({ open: async () => ok(damaged()) }, '_wplan');
    await expect.element(button('Open what is left')).toBeVisible();
    await expect.element(button('Open a copy')).not.toBeInTheDocument();
  });
});
