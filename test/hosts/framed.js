/** @type {typeof import('../../src/embed/frame')} */
const { connectFrame } = await import(new URL('embed/frame.js', document.baseURI).href);

const asked = new URLSearchParams(location.search);
/** Where the frame's page is: of another origin, as the address of this page says. */
const page = new URL(asked.get('frame') ?? '', document.baseURI);
const iframe = document.createElement('iframe');
iframe.className = 'frame';
iframe.title = 'Customers';
iframe.src = page.href;
document.querySelector('.frames')?.append(iframe);

/** @type {string[]} */
const told = [];
const worthbook = connectFrame(iframe, page.origin, {
  locale: 'zh-CN',
  theme: 'light',
  storage: 'memory',
  parts: { start: false, formulaBar: false },
  functions: asked.getAll('functions'),
  onEvent: (...[name]) => told.push(name),
});
// A refusal is for the tests to read, not an error of this page.
worthbook.catch(() => undefined);
Object.assign(globalThis, { told, worthbook });

export {};
