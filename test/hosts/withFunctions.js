import { ourTemplates } from './ourTemplates.js';

/** @type {typeof import('../../src/embed/index')} */
const { defineElement } = await import(new URL('embed/worthbook.js', document.baseURI).href);

/**
 * What went wrong, for the tests to read.
 *
 * @type {string[]}
 */
const problems = [];
Object.assign(globalThis, { problems });
const element = document.querySelector('worth-book');
if (!element) throw new Error('the page has no <worth-book>');
element.addEventListener('worthbook-problem', (event) => {
  if (event instanceof CustomEvent) problems.push([event.detail.code, event.detail.place].join(' ').trim());
});
Object.assign(element, { templates: ourTemplates });
defineElement();
