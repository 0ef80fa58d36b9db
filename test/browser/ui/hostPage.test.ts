import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addGridSheet } from '../../../src/commands/sheets';
import { fakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

let field: HTMLInputElement;
let place: HTMLElement;
let blurs = 0;

beforeEach(() => {
  blurs = 0;
  const space = (heightPx: number): HTMLElement => {
    const made = document.createElement('div');
    made.style.height = `${heightPx}px`;
    return made;
  };
  field = document.createElement('input');
  field.addEventListener('blur', () => blurs++);
  place = space(500);
  document.body.replaceChildren(field, space(1500), place, space(1500));
});
afterEach(() => {
  document.body.replaceChildren();
  scrollTo({ top: 0 });
});

const cells = (): NodeListOf<Element> => place.querySelectorAll('.wb-grid .ht_master td.current');

describe('in the page of a host', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    it(`a workbook that opens takes neither the focus nor the scroll position, in ${locale}`, async () => {
      field.focus();
      await showWorkbook(fakePort(), { host: place, locale });
      await waitFor(() => cells().length > 0);
      await userEvent.keyboard('Al');
      expect(field.value).toBe('Al');
      expect(blurs).toBe(0);
      expect(scrollY).toBe(0);
    });

    it(`nor does it when nothing has the focus, or another sheet is shown, in ${locale}`, async () => {
      const { port } = await showWorkbook(fakePort(), { host: place, locale });
      await waitFor(() => cells().length > 0);
      expect(document.activeElement?.tagName).toBe('BODY');
      void port.runCommand(addGridSheet.id);
      await waitFor(() => place.querySelectorAll('[role="tab"]').length === 3);
      await waitFor(
        () => place.querySelector('.wb-grid')?.getAttribute('aria-label')?.includes('Sheet2') === true,
      );
      await waitFor(() => cells().length > 0);
      expect(document.activeElement?.tagName).toBe('BODY');
      expect(scrollY).toBe(0);
    });
  }

  it('a person who used it goes on typing in the next sheet, and in the page when that was used last', async () => {
    const { port } = await showWorkbook(fakePort(), { host: place });
    place.scrollIntoView();
    const { scrollY: before } = window;
    await page.getByRole('tab', { name: 'Sheet1' }).click();
    await waitFor(() => place.querySelector('.wb-grid')!.contains(document.activeElement));
    expect(scrollY).toBe(before);
    field.focus();
    scrollTo({ top: 0 });
    void port.runCommand(addGridSheet.id);
    await waitFor(() => place.querySelectorAll('[role="tab"]').length === 3);
    await waitFor(() => cells().length > 0);
    expect(document.activeElement?.tagName).toBe('INPUT');
    expect(scrollY).toBe(0);
  });
});
