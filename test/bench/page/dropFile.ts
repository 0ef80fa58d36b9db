import type { Page } from 'playwright';

/** A file of the desktop, dropped onto the window. It is in the page before the drop, as a file on a disk would be. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([encoded, fileName]) => {
      const content = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
      const made = new DataTransfer();
      made.items.add(new File([content], fileName));
      return made;
    },
    [Buffer.from(bytes).toString('base64'), name] as const,
  );
  await page.evaluate(() => window.longTasks?.forget());
  const target = page.locator('.wb-root');
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await target.dispatchEvent(type, { dataTransfer: transfer });
  }
}
