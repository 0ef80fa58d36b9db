import { afterEach } from 'vitest';
import { mount } from '../../../src/embed/mount';
import type { MountedWorthbook, MountOptions } from '../../../src/embed/mountOptions';

const taken: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const takeAway of taken.splice(0)) await takeAway();
  document.body.replaceChildren();
});

/** A place of the page with a size. */
export function place(): HTMLElement {
  const element = document.createElement('div');
  element.style.height = '600px';
  return document.body.appendChild(element);
}

/** A workbook as a host mounts it, and everything that the host hears; taken off the page after the test. */
export async function mounted(
  options: MountOptions = {},
): Promise<{ worthbook: MountedWorthbook; element: HTMLElement; heard: [string, unknown][] }> {
  const element = place();
  const heard: [string, unknown][] = [];
  const worthbook = await mount(element, {
    locale: 'en',
    storage: 'memory',
    parts: { start: false },
    ...options,
    onEvent: (name, detail) => heard.push([name, detail]),
  });
  taken.push(() => worthbook.unmount());
  return { worthbook, element, heard };
}
