/** @type {typeof import('../../src/embed/frame')} */
const { connectFrame } = await import(new URL('embed/frame.js', document.baseURI).href);

/** Where the frame's page is: of another origin, as the address of this page says. */
const page = new URL(new URLSearchParams(location.search).get('frame') ?? '', document.baseURI);
const iframe = document.createElement('iframe');
iframe.className = 'frame';
iframe.title = 'Customers';
iframe.src = page.href;
document.querySelector('.frames')?.append(iframe);

/** @type {string[]} */
const told = [];
Object.assign(globalThis, {
  told,
  worthbook: connectFrame(iframe, page.origin, {
    locale: 'zh-CN',
    theme: 'light',
    storage: 'memory',
    parts: { start: false, formulaBar: false },
    onEvent: (name) => told.push(name),
  }),
});

export {};
