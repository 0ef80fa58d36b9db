import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showWorkbook } from './shellOnPage';

const name = () => page.getByRole('heading', { level: 1 }).getByRole('button');
const field = page.getByRole('textbox', { name: 'Name of the workbook' });

describe('the top bar', () => {
  it('has the focus on the name again once it was changed, or left as it was', async () => {
    await showWorkbook();
    for (const [typed, key] of [
      ['Renamed', '{Enter}'],
      ['Not this', '{Escape}'],
    ] as const) {
      await name().click();
      await expect.element(field).toHaveFocus();
      await field.fill(typed);
      await userEvent.keyboard(key);
      await expect.element(name()).toHaveTextContent('Renamed');
      await expect.element(name()).toHaveFocus();
    }
  });

  it('leaves the focus where somebody pressed while the name was changed', async () => {
    await showWorkbook();
    await name().click();
    await expect.element(field).toHaveFocus();
    await field.fill('Renamed');
    await page.getByRole('textbox', { name: 'Cell address' }).click();
    await expect.element(name()).toHaveTextContent('Renamed');
    expect(document.activeElement).not.toBe(name().element());
  });

  it('takes no longer name than a workbook may have', async () => {
    await showWorkbook();
    await name().click();
    await expect.element(field).toHaveAttribute('maxlength', '60');
  });

  it('is whole where a host gives it 185 pixels', async () => {
    const host = document.createElement('div');
    host.style.cssText = 'width:185px;height:600px';
    document.body.append(host);
    await showWorkbook(undefined, { host });
    const bar = host.querySelector('header[data-region="top"]');
    expect(bar?.scrollWidth).toBe(185);
    expect(bar?.lastElementChild?.getBoundingClientRect().right).toBeLessThanOrEqual(185 + host.offsetLeft);
  });
});
