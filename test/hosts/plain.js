/** @type {typeof import('../../src/embed/index')} */
const { defineElement, mount } = await import(new URL('embed/worthbook.js', document.baseURI).href);

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * What the host is told, for the tests to read.
 *
 * @type {string[]}
 */
const told = [];
Object.assign(globalThis, { told });

const chinese = element('chinese');
chinese.addEventListener('worthbook-ready', () => told.push('chinese: ready'));
chinese.addEventListener('worthbook-navigate', (event) => {
  told.push(`chinese: ${event instanceof CustomEvent && event.detail.workbook ? 'workbook' : 'start'}`);
});

defineElement();
const worthbook = await mount(element('english'), {
  locale: 'en',
  theme: 'light',
  storage: { database: 'host-customers' },
  onEvent: (name, detail) => {
    if (name === 'ready') told.push('english: ready');
    if (detail && typeof detail === 'object' && 'workbook' in detail && name === 'navigate') {
      told.push(`english: ${detail.workbook ? 'workbook' : 'start'}`);
    }
  },
});

element('leave').addEventListener('click', () => {
  worthbook.unmount();
  worthbook.unmount();
  chinese.remove();
});

export {};
