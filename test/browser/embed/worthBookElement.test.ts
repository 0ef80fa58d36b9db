import { beforeAll, describe, expect, it } from 'vitest';
import { defineElement, type WorthBookElement } from '../../../src/embed/worthBookElement';
import { createWorkbook } from '../../../src/embed/headless';
import { margin } from '../../hosts/ourTemplates.js';
import { MemoryAdapter } from '../../support/memoryAdapter';
import { mounted, place } from './onPage';

beforeAll(() => {
  defineElement();
  defineElement();
});

const events = ['ready', 'navigate', 'change', 'selection', 'save-state', 'problem', 'template-applied'];

/** The element as it stands in a page, and the events that the page hears. */
function element(
  attributes: Readonly<Record<string, string>> = {},
  properties: Partial<WorthBookElement> = {},
): { book: WorthBookElement; heard: [string, unknown][] } {
  const book = document.createElement('worth-book');
  const heard: [string, unknown][] = [];
  for (const name of events)
    book.addEventListener(`worthbook-${name}`, (event) => heard.push([name, (event as CustomEvent).detail]));
  for (const [name, value] of Object.entries({
    locale: 'en',
    storage: 'memory',
    hide: 'start',
    ...attributes,
  }))
    book.setAttribute(name, value);
  Object.assign(book, properties);
  book.style.cssText = 'display:block;height:600px';
  place().append(book);
  return { book, heard };
}
const isShown = (book: HTMLElement) => book.querySelectorAll('.wb-grid .ht_master td').length > 0;

describe('<worth-book>', () => {
  it('runs commands, lists them, saves, and tells what happens, each by its own event', async () => {
    const customers = await createWorkbook();
    await customers.importCsv('name,revenue\nAlder,100\nBirch,300\n', { table: 'Customers' });
    const file = new File([new Uint8Array(await customers.save())], 'customers.worthbook');
    customers.dispose();
    const { book, heard } = element({}, { templates: [margin, { id: 'not-one' }], file });
    await expect.poll(() => isShown(book)).toBe(true);
    expect((await book.commands()).map(({ id }) => id)).toContain('history.undo');
    expect(await book.run('template.apply', { template: 'our-margin' })).toEqual({ ok: true });
    expect(new TextDecoder().decode((await book.save()).slice(0, 10))).toBe('WORTHBOOK1');
    await expect
      .poll(() => [...new Set(heard.map(([name]) => name))].toSorted())
      .toEqual([...events].toSorted());
    expect(heard.find(([name]) => name === 'template-applied')?.[1]).toEqual({
      template: 'our-margin',
      version: '1.0.0',
    });
  });

  it('opens the workbook, reads only, takes the focus and hides parts as its attributes say', async () => {
    const storage = new MemoryAdapter();
    const first = await mounted({ storage });
    await expect.poll(() => first.worthbook.run('workbook.rename', { name: 'Kept' })).toEqual({ ok: true });
    await first.worthbook.unmount();
    const [kept] = await storage.list();
    const { book } = element(
      { workbook: kept!.id, readonly: '', autofocus: '', hide: 'start bottomBar' },
      { storage },
    );
    await expect.poll(() => isShown(book)).toBe(true);
    expect(book.textContent).toContain('Kept');
    expect(book.querySelector('[role="tablist"]')).toBeNull();
    await expect.poll(() => book.contains(document.activeElement)).toBe(true);
    expect(await book.run('workbook.rename', { name: 'No' })).toMatchObject({
      problem: { code: 'readOnly' },
    });
    await book.open(null);
  });

  it('asks about the template of its attribute', async () => {
    const { book } = element({ template: 'clv' });
    await expect.poll(() => book.querySelector('[role="dialog"]')).not.toBeNull();
  });

  it('follows its attributes of language and theme, and stays as it is when the page moves it', async () => {
    const { book } = element({ theme: 'dark' });
    await expect.poll(() => isShown(book)).toBe(true);
    const root = book.querySelector<HTMLElement>('.wb-root')!;
    book.setAttribute('locale', 'zh-CN');
    book.setAttribute('theme', 'light');
    await expect.poll(() => [root.lang, root.dataset['wbTheme']]).toEqual(['zh-CN', 'light']);
    place().append(book);
    await Promise.resolve();
    expect(book.querySelector('.wb-root')).toBe(root);
    book.remove();
    await expect.poll(() => book.childElementCount).toBe(0);
    await expect(book.commands()).rejects.toThrow('not in a page');
  });
});
