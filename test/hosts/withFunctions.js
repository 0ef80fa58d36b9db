/** @type {typeof import('../../src/embed/index')} */
const { defineElement } = await import(new URL('embed/worthbook.js', document.baseURI).href);

/**
 * What went wrong, for the tests to read.
 *
 * @type {string[]}
 */
const problems = [];
Object.assign(globalThis, { problems });
document.querySelector('worth-book')?.addEventListener('worthbook-problem', (event) => {
  if (event instanceof CustomEvent) problems.push(event.detail.code);
});
defineElement();

export {};
