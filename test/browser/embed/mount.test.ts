import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Handsontable } from '../../../src/grid/handsontable';
import { margin } from '../../hosts/ourTemplates.js';
import { MemoryAdapter } from '../../support/memoryAdapter';
import { mounted } from './onPage';

const cells = (element: HTMLElement) => element.querySelectorAll('.wb-grid .ht_master td');
const button = (element: HTMLElement, name: string) =>
  [...element.querySelectorAll('button')].find((found) => found.textContent.trim() === name);
const names = (heard: readonly [string, unknown][]) => heard.map(([name]) => name);
const detailOf = (heard: readonly [string, unknown][], name: string): unknown =>
  heard.find(([heardName]) => heardName === name)?.[1];

describe('mount', () => {
  it('speaks the language and wears the theme it is told, and others when it is told so', async () => {
    const { worthbook, element } = await mounted({ locale: 'zh-CN', theme: 'dark' });
    const root = element.querySelector<HTMLElement>('.wb-root')!;
    expect([root.lang, root.dataset['wbTheme']]).toEqual(['zh-CN', 'dark']);
    worthbook.setLocale('en');
    worthbook.setTheme('light');
    await expect.poll(() => [root.lang, root.dataset['wbTheme']]).toEqual(['en', 'light']);
  });

  it('leaves out the parts that are not wanted', async () => {
    const { element } = await mounted({
      parts: { start: false, topBar: false, formulaBar: false, bottomBar: false },
    });
    await expect.poll(() => cells(element).length).toBeGreaterThan(0);
    expect(element.querySelectorAll('header, [role="tablist"], .formula-bar')).toHaveLength(0);
  });

  it('changes nothing when it is read-only, and says why', async () => {
    const { worthbook, element } = await mounted({ readOnly: true });
    await expect.poll(() => cells(element).length).toBeGreaterThan(0);
    expect(await worthbook.run('workbook.rename', { name: 'Other' })).toMatchObject({
      ok: false,
      problem: { code: 'readOnly' },
    });
  });

  it('hands the licence keys of the host to the grid and to the engine', async () => {
    const used: unknown[] = [];
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    function keep(this: { getSettings(): { licenseKey?: string } }): void {
      used.push(this.getSettings().licenseKey);
    }
    Handsontable.hooks.add('afterInit', keep);
    try {
      const { element } = await mounted({
        licenseKeys: { handsontable: 'grid-key', hyperformula: 'engine-key' },
      });
      await expect.poll(() => cells(element).length).toBeGreaterThan(0);
      expect(used).toEqual(['grid-key']);
      const sent = () => post.mock.calls.map(([message]) => JSON.stringify(message));
      await expect.poll(sent).toContainEqual(expect.stringContaining('"licenseKey":"engine-key"'));
    } finally {
      Handsontable.hooks.remove('afterInit', keep);
      vi.restoreAllMocks();
    }
  });

  it('takes the focus only when it is told to', async () => {
    // The frame in which tests run has the focus first when somebody clicks into it.
    await userEvent.click(document.body);
    const quiet = await mounted();
    await expect.poll(() => cells(quiet.element).length).toBeGreaterThan(0);
    expect(quiet.element.contains(document.activeElement)).toBe(false);
    const { element } = await mounted({ autofocus: true });
    await expect.poll(() => element.contains(document.activeElement)).toBe(true);
  });

  it('begins with a file, or with a template, and the person is asked about the latter', async () => {
    const first = await mounted();
    await expect.poll(() => first.worthbook.run('workbook.rename', { name: 'Kept' })).toEqual({ ok: true });
    const bytes = new Uint8Array(await first.worthbook.save());
    const opened = await mounted({ file: new File([bytes], 'kept.worthbook') });
    await expect.poll(() => opened.element.textContent).toContain('Kept');
    const asked = await mounted({ template: 'clv' });
    await expect.poll(() => asked.element.querySelector('[role="dialog"]')).not.toBeNull();
  });

  it('tells everything that happens', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { worthbook, heard } = await mounted({ templates: [margin, { id: 'not-one' }] });
    await expect.poll(() => names(heard)).toContain('selection');
    expect(names(heard).slice(0, 2)).toEqual(['problem', 'ready']);
    expect(detailOf(heard, 'problem')).toMatchObject({
      code: 'templateInvalid',
      place: expect.stringMatching(/^templates\.1\./) as string,
    });
    const { workbook } = detailOf(heard, 'navigate') as { workbook: string };
    await worthbook.run('workbook.rename', { name: 'Heard' });
    expect(detailOf(heard, 'change')).toMatchObject({ workbook, origin: 'workbook.rename', source: 'user' });
    const selected = () => heard.findLast(([name]) => name === 'selection')?.[1];
    await expect.poll(selected).toMatchObject({ activeRow: 0, activeColumn: 0 });
    expect(detailOf(heard, 'saveState')).toEqual({ state: 'unsaved', reason: null });
    expect(worthbook.commands().find(({ id }) => id === 'history.undo')).toMatchObject({ isEnabled: true });
    vi.restoreAllMocks();
  });
});

describe('what is open when it is unmounted', () => {
  const storages = {
    'a database': () => ({ database: `host-${Math.random().toString(36).slice(2)}` }),
    'the storage of the host': () => new MemoryAdapter(),
  };

  it.each(Object.entries(storages))(
    'is saved, however short before it was edited, in %s',
    async (_, open) => {
      const storage = open();
      const { worthbook, element, heard } = await mounted({ storage });
      await expect.poll(() => names(heard)).toContain('navigate');
      await expect.poll(() => cells(element).length).toBeGreaterThan(0);
      const renaming = worthbook.run('workbook.rename', { name: 'At the last moment' });
      const saved = worthbook.unmount();
      expect(element.children).toHaveLength(0);
      expect(await renaming).toEqual({ ok: true });
      const before = heard.length;
      await saved;
      await worthbook.unmount();
      expect(heard).toHaveLength(before);

      const { workbook } = detailOf(heard, 'navigate') as { workbook: string };
      const again = await mounted({ storage, workbook });
      await expect.poll(() => again.element.textContent).toContain('At the last moment');
    },
  );

  it('closes its database', async () => {
    const database = `host-${Math.random().toString(36).slice(2)}`;
    const { worthbook, heard } = await mounted({ storage: { database } });
    await expect.poll(() => names(heard)).toContain('navigate');
    const close = vi.spyOn(IDBDatabase.prototype, 'close');
    await worthbook.unmount();
    expect(close.mock.contexts.map((closed) => (closed as IDBDatabase).name)).toContain(database);
    close.mockRestore();
  });

  it('does not come up any more when it was still being opened', async () => {
    const { worthbook, element, heard } = await mounted();
    const opening = worthbook.open(null);
    await worthbook.unmount();
    await opening;
    await worthbook.open(null);
    expect(element.children).toHaveLength(0);
    expect(names(heard).filter((name) => name === 'ready')).toHaveLength(1);
    expect(button(element, 'New')).toBeUndefined();
  });
});
