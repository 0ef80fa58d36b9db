/** @type {typeof import('../../src/embed/index')} */
const { mount } = await import(new URL('embed/worthbook.js', document.baseURI).href);

/** Of the test, outside of the browser: what it heard survives. */
const { heard } = /** @type {{ heard(name: string, value: unknown): Promise<void> }} */ (
  /** @type {unknown} */ (globalThis)
);
const workbook = new URLSearchParams(location.search).get('workbook');
/** The number that is being written. */
let writing = 0;
/** The last one that is in the workbook, which is what *Saved* means. */
let changed = 0;
/** Called when everything is saved. */
let whenSaved = () => {};

const worthbook = await mount(/** @type {HTMLElement} */ (document.getElementById('customers')), {
  locale: 'en',
  storage: { database: 'killed' },
  parts: { start: false, sidePanel: false },
  ...(workbook ? { workbook } : {}),
  onEvent(name, detail) {
    if (name === 'navigate' && detail && 'workbook' in detail) void heard('workbook', detail.workbook);
    if (name === 'change' && detail && 'operations' in detail) {
      changed = writing;
      const [operation] = detail.operations;
      if (operation && 'sheetId' in operation) void heard('sheet', operation.sheetId);
    }
    if (name === 'saveState' && detail && 'state' in detail && detail.state === 'saved') {
      void heard('saved', changed);
      whenSaved();
    }
  },
});

Object.assign(globalThis, {
  /**
   * Writes numbers from `first` on into six cells at once, each in one edit, for ever: three as fast as they are taken, the next
   * when those are saved.
   *
   * @param {string} sheetId
   * @param {number} first
   */
  async writeForEver(sheetId, first) {
    const target = { sheetId, fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 };
    for (let number = first; ; number++) {
      writing = number;
      const saved = new Promise((resolve) => (whenSaved = () => resolve(undefined)));
      const row = `${number}\t${number}`;
      const outcome = await worthbook.run('cells.paste', { target, text: `${row}\n${row}\n${row}` });
      if (!outcome.ok) throw new Error(outcome.problem.message);
      void heard('written', number);
      if (number % 3 === 0) await saved;
    }
  },
});

export {};
