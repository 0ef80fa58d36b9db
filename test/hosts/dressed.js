/** @type {typeof import('../../src/embed/index')} */
const { mount } = await import(new URL('embed/worthbook.js', document.baseURI).href);
const element = document.getElementById('workbook');
if (!element) throw new Error('the page has no #workbook');
const worthbook = await mount(element, {
  locale: 'en',
  theme: 'light',
  storage: 'memory',
  parts: { start: false },
});
Object.assign(globalThis, { worthbook });

export {};
