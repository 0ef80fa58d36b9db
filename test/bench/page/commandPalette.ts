import { expect } from '@playwright/test';
import type { Page } from 'playwright';

/**
 * Opens the palette and marks the command of this name: the next Enter runs it. Says `false`, with the palette closed,
 * when there is no such command, or none that can be run here.
 */
export async function markCommand(page: Page, name: string): Promise<boolean> {
  await page.keyboard.press('Control+K');
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill(name);
  const option = page.getByRole('option', { selected: true });
  const isThere = (await option.count()) > 0 && ((await option.textContent()) ?? '').includes(name);
  if (!isThere) await page.keyboard.press('Escape');
  return isThere;
}
