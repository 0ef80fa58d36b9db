import type { Page } from 'playwright';

/** Brings a file that the page's own origin serves (`BuiltPage.serve`) into it, as one on a disk would be there. */
async function fetchFile(page: Page, name: string) {
  return page.evaluateHandle(async (fileName) => {
    const answer = await fetch(`/${fileName}`, { cache: 'no-store' });
    if (!answer.ok) throw new Error(`${fileName}: ${answer.status}`);
    const made = new DataTransfer();
    made.items.add(new File([await answer.blob()], fileName));
    return made;
  }, name);
}

/** A file of the desktop, dropped onto the window. `beforeDrop` runs when it is there but not dropped yet. */
export async function dropFile(page: Page, name: string, beforeDrop?: () => Promise<unknown>): Promise<void> {
  const transfer = await fetchFile(page, name);
  await beforeDrop?.();
  await page.evaluate(() => window.longTasks?.forget());
  const target = page.locator('.wb-root');
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await target.dispatchEvent(type, { dataTransfer: transfer });
  }
}
